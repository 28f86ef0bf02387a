import * as z from 'zod/mini';
import { kinds } from '../facts/catalog.ts';
import { platforms } from '../facts/entity.ts';
import { count } from '../facts/types.ts';

export const Platform = z.strictObject({
  id: z.enum(platforms),
  label: z.string(),
  /** What is read there, in a sentence for people. */
  reads: z.string(),
  /** Whether it is read only by those who switched it on. */
  optional: z.boolean(),
  /** How much is known: anybody's report, and what a quorum vouches for. */
  totals: z.array(z.strictObject({ kind: z.enum(kinds), known: count, agreed: count })),
});
export type Platform = z.infer<typeof Platform>;
export const Platforms = z.strictObject({ items: z.array(Platform) });
