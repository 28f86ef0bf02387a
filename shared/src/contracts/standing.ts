import * as z from 'zod/mini';
import { kinds } from '../facts/catalog.ts';
import { platforms } from '../facts/entity.ts';
import { count, nonEmpty, share, time } from '../facts/types.ts';
import { ContributorIdSchema } from './sync.ts';

/** A body signed by the device key counts for this long before and after the time it names, so that one seen on the wire is soon worthless. */
export const signedFor = 5 * 60_000;

/** `POST /v1/contributors/standing`, signed by the device key. */
export const StandingRequest = z.strictObject({ contributor: ContributorIdSchema, at: time });

/** What a contributor may object to: how much their word weighs, or one sighting that was set aside. */
export const AppealAbout = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('standing') }),
  z.strictObject({ what: z.literal('quarantine'), no: z.int().check(z.positive()) }),
]);
export type AppealAbout = z.infer<typeof AppealAbout>;

/** `POST /v1/contributors/appeals`, signed by the device key. At most five a day. */
export const AppealRequest = z.strictObject({
  contributor: ContributorIdSchema,
  at: time,
  about: AppealAbout,
  text: nonEmpty(2_000),
});

export const Appeal = z.strictObject({
  no: z.int().check(z.positive()),
  madeAt: time,
  about: AppealAbout,
  text: z.string(),
  /** Absent: nobody has decided yet. */
  decision: z.optional(z.strictObject({ decision: z.enum(['granted', 'declined']), answer: z.string(), at: time })),
});
export type Appeal = z.infer<typeof Appeal>;

export const trustWords = ['new', 'low', 'fair', 'high'] as const;

/** What a contributor's words became. Nothing in it tells of anybody else. */
export const ContributorStanding = z.strictObject({
  /** `probability`: how likely an independent word of theirs is right, as the last reckoning found. `new`: nothing to judge by yet. */
  trust: z.strictObject({ word: z.enum(trustWords), probability: z.optional(share) }),
  /** How many contributors are counted as one with them, themselves included: they are too alike to be independent. */
  cluster: z.int().check(z.positive()),
  counts: z.strictObject({
    /** Of the latest things they saw, fields whose agreed value is theirs. */
    counted: count,
    /** … and fields where another value is agreed. */
    contradicted: count,
    /** … and fields that too few have reported yet. */
    unconfirmed: count,
    /** Sightings set aside in the last 30 days. */
    quarantined: count,
    /** Sightings refused since the key is known. */
    refused: count,
  }),
  /** How many things `counts` looked at: the latest ones. */
  lookedAt: count,
  /** The latest fields where an agreed value is or is not theirs, newest first. */
  latest: z.array(
    z.strictObject({
      platform: z.enum(platforms),
      kind: z.enum(kinds),
      id: z.string(),
      field: z.string(),
      yours: z.unknown(),
      agreed: z.unknown(),
      outcome: z.enum(['counted', 'contradicted']),
      seenAt: time,
    }),
  ),
  quarantined: z.array(
    z.strictObject({
      no: z.int().check(z.positive()),
      platform: z.enum(platforms),
      kind: z.enum(kinds),
      id: z.string(),
      at: time,
      code: z.string(),
      title: z.string(),
      field: z.optional(z.string()),
      released: z.boolean(),
    }),
  ),
  appeals: z.array(Appeal),
});
export type ContributorStanding = z.infer<typeof ContributorStanding>;

/** `POST /v1/contributors/link` and `DELETE`: an account takes a device key as its own, or gives it up. Signed by the device key. */
export const LinkRequest = z.strictObject({ contributor: ContributorIdSchema, at: time, account: nonEmpty(64) });
export const UnlinkRequest = z.strictObject({ contributor: ContributorIdSchema });
/** `GET /v1/contributors/mine`. */
export const LinkedContributors = z.strictObject({
  items: z.array(z.strictObject({ contributor: ContributorIdSchema, linkedAt: time })),
});
export type LinkedContributors = z.infer<typeof LinkedContributors>;
