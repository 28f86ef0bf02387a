import * as z from 'zod/mini';
import { platforms } from '../facts/entity.ts';
import { amount, count, flag, nonEmpty, platformId, score, time, word } from '../facts/types.ts';
import { Audience, ContributorIdSchema } from './sync.ts';

const usd = z.number().check(z.nonnegative(), z.maximum(1e9));
/** Active minutes on one campaign; no more than some ten weeks day and night. */
const minutes = z.number().check(z.nonnegative(), z.maximum(100_000));

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
  minutes: z.optional(minutes),
  /** When the person decided to take part: what was known then is what the estimate may use. */
  decidedAt: z.optional(time),
});
export type Outcome = z.infer<typeof Outcome>;

/** Active time one person spent on one campaign, all of it so far: a later one replaces it. */
export const SpentTime = z.strictObject({
  platform: z.enum(platforms),
  campaignId: platformId,
  /** Above 0. Rounded by the sender: nobody needs the second. */
  minutes: minutes.check(z.positive()),
  /** When the last of it was spent, rounded by the sender. */
  at: time,
});
export type SpentTime = z.infer<typeof SpentTime>;

/** What of a campaign was shared before and is taken back: its outcome, and the minutes on it. */
export const Retracted = z.strictObject({ platform: z.enum(platforms), campaignId: platformId });
export type Retracted = z.infer<typeof Retracted>;

/** Items of a batch at most: outcomes, times and what is taken back, each. */
export const maxOutcomes = 100;

/**
 * `POST /v1/outcomes`: what campaigns paid and how long they took, from somebody who chose to share it. Signed like a batch of
 * sightings, with the same counter. Items are parsed one by one, so one bad item costs only itself. Of one person and campaign
 * the one that came last counts. What is taken back goes first: an outcome of the same campaign beside it is a new one.
 */
export const OutcomeBatch = z
  .strictObject({
    contributor: ContributorIdSchema,
    /** The server it is for, as in a batch of sightings. */
    audience: z.optional(Audience),
    /** Above that of the last batch, of whichever kind. */
    counter: count.check(z.positive()),
    /** The sender's clock when sending; times are shifted by its skew when that exceeds 30 s. */
    sentAt: time,
    /** Contract {@link Outcome}. */
    outcomes: z.array(z.unknown()).check(z.maxLength(maxOutcomes)),
    /** Contract {@link SpentTime}. */
    times: z.array(z.unknown()).check(z.maxLength(maxOutcomes)),
    /** Contract {@link Retracted}. What was never shared, or was taken back before, is none the less accepted. */
    retracted: z.optional(z.array(z.unknown()).check(z.maxLength(maxOutcomes))),
  })
  .check(
    z.refine(
      ({ outcomes, times, retracted = [] }) => outcomes.length + times.length + retracted.length > 0,
      'must hold an outcome, a time or something to take back',
    ),
  );
export type OutcomeBatch = z.infer<typeof OutcomeBatch>;

/** What became of one item. `rejected` names the field at fault. */
export const OutcomeResult = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('accepted') }),
  z.strictObject({ status: z.literal('rejected'), code: z.string(), title: z.string(), field: z.string() }),
]);
export type OutcomeResult = z.infer<typeof OutcomeResult>;

/** 200 when no item was rejected, 207 when some were, 422 when all were. Results are in the order of the items. */
export const OutcomeReceipt = z.strictObject({
  accepted: count,
  rejected: count,
  outcomes: z.array(OutcomeResult),
  times: z.array(OutcomeResult),
  /** Absent where nothing was to be taken back. */
  retracted: z.optional(z.array(OutcomeResult)),
});
export type OutcomeReceipt = z.infer<typeof OutcomeReceipt>;
