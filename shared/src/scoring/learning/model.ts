import * as z from 'zod/mini';
import { time } from '../../facts/types.ts';
import type { Group } from './conformal.ts';
import { featureNames } from './features.ts';

const finite = z.number().check(z.refine(Number.isFinite));
const numbers = z.array(finite);
/** One row a quantile: p10, p50, p90. */
const three = z.tuple([finite, finite, finite]);

/**
 * A tree as columns, one entry a node. A leaf has `feature` -1 and its row of `leaf`; `unknown` says which way an unknown value goes (1: left).
 * Children are `left` and `left + 1`.
 */
export const Tree = z.strictObject({
  feature: z.array(z.int()),
  threshold: numbers,
  left: z.array(z.int()),
  unknown: z.array(z.int()),
  leaf: z.array(three),
});
export type Tree = z.infer<typeof Tree>;

/** How raw features become inputs of linear members: unknown is the median, then (value - mean) / deviation, clipped. */
export const Scaling = z.strictObject({ fill: numbers, mean: numbers, deviation: numbers });
export type Scaling = z.infer<typeof Scaling>;

export const Ridge = z.strictObject({ kind: z.literal('ridge'), weights: numbers, bias: finite, residuals: three });
export const Forest = z.strictObject({ kind: z.literal('forest'), trees: z.array(Tree) });
export const Boosting = z.strictObject({ kind: z.literal('boosting'), start: three, rate: finite, trees: z.array(Tree) });
export const Net = z.strictObject({
  kind: z.literal('net'),
  hidden: z.array(numbers),
  hiddenBias: numbers,
  out: z.array(numbers),
  outBias: numbers,
});
/** No correction at all: the structure as it is, with the spread that realised values had around it. */
export const Plain = z.strictObject({ kind: z.literal('plain'), residuals: three });
export const Member = z.discriminatedUnion('kind', [Ridge, Forest, Boosting, Net, Plain]);
export type Member = z.infer<typeof Member>;

/**
 * A model as it is stored and sent: everything that is needed to apply it, and nothing of the people it was learned from.
 * Applying it is a pure function without randomness: the same model and features give the same numbers everywhere, but for the last bits of exponentials.
 */
export const TrainedModel = z.strictObject({
  format: z.literal(1),
  /** `roi-` and the first 12 hex digits of the SHA-256 of its canonical JSON without this field. */
  version: z.string().check(z.regex(/^roi-[0-9a-f]{12}$/)),
  trainedAt: time,
  /** No member was fitted to an outcome that became known later: those are what calibrates it. */
  fittedUntil: time,
  /** Outcomes it learned from (`fit`), was weighed on (`weigh`) and calibrated on (`calibrate`): one after the other in time. */
  n: z.strictObject({ fit: z.int(), weigh: z.int(), calibrate: z.int() }),
  /** Must equal {@link featureNames}: a model of other features is refused. */
  features: z.array(z.string()).check(z.refine((names) => names.join() === featureNames.join(), 'must be the features that are made now')),
  scaling: Scaling,
  members: z.array(z.strictObject({ weight: finite, member: Member })),
  /** Added to p10, p50 and p90 of the log-ratio, by kind of campaign, so that one realised value in ten lies below and one above. */
  conformal: z.strictObject({ draw: three, sure: three, guess: three } satisfies Record<Group, typeof three>),
  /** Off-distribution: squared distance of a feature vector from what was learned from, beyond which the model abstains. */
  familiar: z.strictObject({ limit: finite }),
  /** Whether what campaigns pay has moved away from the model since: then it abstains. */
  drifted: z.boolean(),
  /** Pinball loss out of time of this model and of the calibrated structure, on the same outcomes. */
  loss: z.strictObject({ model: finite, structure: finite }),
});
export type TrainedModel = z.infer<typeof TrainedModel>;
