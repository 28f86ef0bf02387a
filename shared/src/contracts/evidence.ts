import * as z from 'zod/mini';
import { count, share, time } from '../facts/types.ts';

/** What a value from the crowd rests on. Travels with the value; the interface cannot render one without the other. */
export const Evidence = z.strictObject({
  /** Independent contributor clusters whose claims support the value. */
  n: count,
  /** The newest of the supporting sightings. */
  observedAt: time,
  /**
   * How far the claims lie apart: for numbers the median absolute deviation relative to the value,
   * for words the share of clusters that say something else. 0 is full agreement.
   */
  spread: z.number().check(z.nonnegative()),
  confidence: share,
  /** Name of the consensus rule. */
  method: z.enum(['mode-quorum', 'latest-quorum', 'median', 'monotone-kth']),
  /** Below the quorum a value is `unconfirmed`: shown as "reported by n", replaces nothing, feeds nothing. */
  status: z.enum(['agreed', 'unconfirmed']),
  /**
   * Why an agreed value stays although it may be out of date: the crowd contradicts itself beyond what can be told apart
   * (`contested`), a circuit breaker is open (`frozen`), an operator holds it (`locked`) or put an earlier one back (`reverted`).
   */
  held: z.optional(z.strictObject({ why: z.enum(['contested', 'frozen', 'locked', 'reverted']), since: z.optional(time) })),
});
export type Evidence = z.infer<typeof Evidence>;

/** A value of the crowd. Which type `value` has is declared by the field. */
export const FactValue = z.strictObject({ value: z.unknown(), evidence: Evidence });
export interface FactValue<T = unknown> {
  value: T;
  evidence: Evidence;
}
