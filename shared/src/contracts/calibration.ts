import * as z from 'zod/mini';
import { platforms } from '../facts/entity.ts';
import { count, share, time } from '../facts/types.ts';

const finite = z.number().check(z.refine(Number.isFinite));

/** How predictions compared with what came true. In US dollars per person; averages are over campaigns. */
export const CalibrationRow = z.strictObject({
  /** Campaigns that were predicted and whose outcome became known. */
  n: count,
  /** Share of them whose realised value lay within the 80 % band. */
  coverage: share,
  /** Mean pinball loss of p10, p50 and p90: less is better. */
  loss: finite,
  /** The same loss of what anybody could say: the median of the platform, and the last similar campaign. On the same campaigns. */
  baselines: z.strictObject({ median: finite, similar: finite }),
  /** Mean of p50 minus realised: above 0, too much was promised. */
  bias: finite,
  /** Median of what was predicted (p50) and of what was realised. */
  predicted: finite,
  realised: finite,
});
export type CalibrationRow = z.infer<typeof CalibrationRow>;

/** Of predictions sorted by their p50: what a group of similar ones promised, and what it paid. */
export const ReliabilityRow = z.strictObject({
  n: count,
  /** Median of the p10, p50 and p90 of the group. */
  p10: finite,
  p50: finite,
  p90: finite,
  /** Median realised value of the group. */
  realised: finite,
  /** Share within the band. */
  coverage: share,
});
export type ReliabilityRow = z.infer<typeof ReliabilityRow>;

/** `GET /v1/analytics/calibration`: predicted against realised. Predictions are stored when made and never changed. */
export const Calibration = z.strictObject({
  at: time,
  /** The model that is live, when one is. */
  model: z.optional(z.strictObject({ version: z.string(), trainedAt: time, drifted: z.boolean(), outcomes: count })),
  /** Campaigns with a stored prediction whose outcome is not known yet. */
  waiting: count,
  /** Absent: no outcome of a predicted campaign is known yet. */
  all: z.optional(CalibrationRow),
  platforms: z.array(z.strictObject({ platform: z.enum(platforms), ...CalibrationRow.shape })),
  /** By the month in which the outcome became known (UTC), `2026-11`, newest first; at most 24. */
  months: z.array(z.strictObject({ month: z.string().check(z.regex(/^\d{4}-\d{2}$/)), ...CalibrationRow.shape })),
  /** Lowest predictions first; at most ten groups. */
  reliability: z.array(ReliabilityRow),
});
export type Calibration = z.infer<typeof Calibration>;
