import * as z from 'zod/mini';
import { count, nonEmpty, share, time } from '../facts/types.ts';
import { missingWords } from '../scoring/measure.ts';
import { Quantiles } from '../scoring/quantiles.ts';

const finite = z.number().check(z.refine(Number.isFinite));

/** What goes into an estimate, in the order in which it is applied. */
export const factorNames = ['reward', 'chance', 'outcomes', 'correction', 'gas'] as const;
export const recommendations = ['strong_buy', 'buy', 'hold', 'skip'] as const;

/** One step from a winner's reward to the net value. The contributions of all factors add up to the net p50. */
export const Factor = z.strictObject({
  name: z.enum(factorNames),
  /** US dollars this factor adds to (or takes from) the middle estimate. */
  contribution: finite,
  /** What the value was multiplied with, where it was. */
  times: z.optional(Quantiles),
  /** What it rests on: outcomes, history points, people. Absent where nothing is counted. */
  n: z.optional(count),
  observedAt: z.optional(time),
  /** Stable words on how it came about, which the interface turns into sentences. */
  detail: z.array(
    z.enum([
      'pegged',
      'api',
      'own-assumption',
      'stale-price',
      'at-most',
      'fcfs',
      'raffle',
      'guaranteed',
      'unlimited',
      'full',
      'pace',
      'no-history',
      'saturating',
      'logistic',
      'power',
      'flat',
      'point-value',
      'of-space',
      'of-type',
      'of-platform',
      'model',
      'gas-rpc',
      'gas-table',
      'gas-unknown',
    ]),
  ),
});
export type Factor = z.infer<typeof Factor>;

/** A reward that adds nothing to the value, and why. */
export const Unvalued = z.strictObject({
  kind: nonEmpty(20),
  name: z.optional(z.string()),
  why: z.enum(['no-price', 'no-amount', 'no-market', 'no-outcomes']),
});
export type Unvalued = z.infer<typeof Unvalued>;

export const RoiCosts = z.strictObject({
  /** Subtracted from the value. Absent: it costs gas, and what is not known. 0: it is gasless. */
  gas: z.optional(
    z.strictObject({
      usd: finite,
      transactions: count,
      chain: z.optional(z.string()),
      source: z.optional(z.enum(['rpc', 'table'])),
      observedAt: z.optional(time),
    }),
  ),
  /** Tied up, not spent: not subtracted. `usd` is absent without a price. */
  deposits: z.array(z.strictObject({ amount: nonEmpty(60), symbol: z.string(), usd: z.optional(finite), task: z.string() })),
  /** Costs of another kind, which no dollar figure stands for. */
  identity: z.array(z.enum(['kyc', 'face'])),
});
export type RoiCosts = z.infer<typeof RoiCosts>;

const shared = {
  /** Rewards that the value leaves out. */
  unvalued: z.array(Unvalued),
  costs: RoiCosts,
  /** The live model, when it took part. */
  model: z.optional(z.string()),
};

/** Net of gas. In US dollars and hours of the person's time. */
export const RoiEstimate = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('estimate'),
    value: Quantiles,
    hours: Quantiles,
    perHour: Quantiles,
    factors: z.array(Factor),
    /** How unevenly the board of the space is held: shares of the first ten, and equal holders. */
    concentration: z.optional(z.strictObject({ top10: share, gini: share, hhi: share, effectiveHolders: finite, n: count })),
    recommendation: z.enum(recommendations),
    confidence: share,
    /** Realised outcomes it rests on: 0 when it is structure alone. */
    n: count,
    ...shared,
  }),
  z.strictObject({
    status: z.literal('insufficient_evidence'),
    missing: z.array(z.enum(missingWords)),
    /** What can be said all the same; not to be acted on. */
    value: z.optional(Quantiles),
    hours: z.optional(Quantiles),
    ...shared,
  }),
]);
export type RoiEstimate = z.infer<typeof RoiEstimate>;

/** `GET /v1/analytics/roi/campaign/{id}`: the same for everybody, so with the crowd's hours at the crowd's speed. */
export const CampaignRoi = z.strictObject({ campaignId: z.string(), at: time, estimate: RoiEstimate });
export type CampaignRoi = z.infer<typeof CampaignRoi>;
