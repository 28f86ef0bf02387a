import * as z from 'zod/mini';
import { count, share, time } from '../facts/types.ts';
import { missingWords } from '../scoring/measure.ts';

/** What a measure rests on: as few contributors, as old and as unsure as the weakest value it was made of. */
export const Measured = z.strictObject({ n: count, observedAt: time, confidence: share });
export type Measured = z.infer<typeof Measured>;

/** A measure with its value, or what is missing for one. */
export const measureOf = <Value extends z.core.$ZodType>(value: Value) =>
  z.union([
    z.strictObject({ known: z.literal(true), value }),
    z.strictObject({ known: z.literal(false), missing: z.array(z.enum(missingWords)) }),
  ]);
