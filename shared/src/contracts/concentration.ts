import * as z from 'zod/mini';
import { platforms } from '../facts/entity.ts';
import { count, share, time } from '../facts/types.ts';
import { Measured, measureOf } from './measured.ts';

const Range = z.strictObject({ low: z.number(), high: z.number() });

export const BoardConcentration = z.strictObject({
  platform: z.enum(platforms),
  boardId: z.string(),
  method: z.string(),
  /** When it was counted. Absent while it was not yet. */
  at: z.optional(time),
  /** Rows with an agreed value, and how many rows the platform says there are. */
  rows: count,
  totalCount: z.optional(count),
  concentration: measureOf(z.strictObject({ top10: share, gini: share, hhi: share, effectiveHolders: z.number(), n: count })),
  /** Bounds for all rows, where some were not seen and something bounds them. */
  wholeBoard: z.optional(z.strictObject({ unseen: z.optional(count), top10: Range, hhi: Range })),
  /** Later minus earlier, over a day and a week. */
  moved: z.record(
    z.enum(['24h', '7d']),
    measureOf(z.strictObject({ from: time, to: time, top10: z.number(), gini: z.number(), hhi: z.number(), effectiveHolders: z.number() })),
  ),
  /** Of the first two hundred rows, which hold most. */
  evidence: z.optional(Measured),
});
export type BoardConcentration = z.infer<typeof BoardConcentration>;
