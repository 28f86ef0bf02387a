import * as z from 'zod/mini';
import { platforms } from '../facts/observation.ts';
import { amount, flag, nonEmpty, platformId, score, time, word } from '../facts/types.ts';

const usd = z.number().check(z.nonnegative(), z.maximum(1e9));

/** One thing that a campaign really paid. */
export const Received = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('token'),
    amount,
    symbol: nonEmpty(60),
    tokenAddress: z.optional(nonEmpty(120)),
    chain: z.optional(word),
    /** What it was worth when it arrived, where the person says so. Otherwise the price at `at` counts. */
    usd: z.optional(usd),
  }),
  z.strictObject({ kind: z.literal('points'), points: score }),
  z.strictObject({ kind: z.literal('usd'), usd }),
]);
export type Received = z.infer<typeof Received>;

/** What a campaign really paid a person: the ground truth of every estimate. */
export const Outcome = z.strictObject({
  platform: z.enum(platforms),
  campaignId: platformId,
  /** When it became known: when the reward arrived, or when it was certain that none would. */
  at: time,
  /** Whether the person was among the winners. False with nothing received is an outcome too. */
  won: flag,
  /** Empty: nothing. */
  received: z.array(Received).check(z.maxLength(20)),
  /** Active minutes spent, where measured. */
  minutes: z.optional(z.number().check(z.nonnegative(), z.maximum(100_000))),
  /** When the person decided to take part: what was known then is what the estimate may use. */
  decidedAt: z.optional(time),
});
export type Outcome = z.infer<typeof Outcome>;
