import * as z from 'zod/mini';
import { platforms } from '../facts/entity.ts';
import { count, nonEmpty, time } from '../facts/types.ts';
import { shillBands, shillComponents, shillLevers, shillMissing, shillSigns, type shillWindows } from '../scoring/shill/words.ts';
import { PublicId } from './public-id.ts';

/** `GET /v1/analytics/shill-score/{profile}`. */
export const ShillParams = z.strictObject({ profile: PublicId });

/** Which boards the score looks at: those of one platform, or all. */
export const ShillScope = z.enum(['overall', ...platforms]);
export type ShillScope = z.infer<typeof ShillScope>;

export const ShillQuery = z.strictObject({
  /** Days to look back over. */
  window: z._default(
    z.pipe(
      z.enum(['7', '30', '90']),
      z.transform((days) => Number(days) as (typeof shillWindows)[number]), // one of the three words above
    ),
    30,
  ),
  platform: z._default(ShillScope, 'overall'),
});

const positive = z.number().check(z.nonnegative());
/** 0 to 1. */
const share = z.number().check(z.gte(0), z.lte(1));

/** What each component rests on. */
export const EngagementEvidence = z.strictObject({
  /** Original posts, older than an hour when last seen, with a count of views. */
  posts: count,
  /** Median of weighted reactions per view. */
  rate: positive,
  /** The same of the usual author with as many followers. */
  usual: positive,
  /** Absent: unknown, and compared with authors of every size. */
  followers: z.optional(count),
});
export type EngagementEvidence = z.infer<typeof EngagementEvidence>;
export const FrequencyEvidence = z.strictObject({
  posts: count,
  /** Days with an original post, of so many days that posts are known of. */
  activeDays: count,
  days: count,
  busiestDay: count,
  /** Share of posts beyond so many a day that nobody reads them all. */
  flooded: share,
  /** Share of posts that say again what an earlier one said. Absent: texts are not known (they never leave a browser). */
  repeated: z.optional(share),
});
export type FrequencyEvidence = z.infer<typeof FrequencyEvidence>;
export const CorrelationEvidence = z.strictObject({
  /** Mean rank correlation of posts a day with what was gained up to three days later, at the best lag of each board. */
  correlation: z.number().check(z.gte(-1), z.lte(1)),
  /** The same by chance: mean over the permutations. */
  byChance: z.number().check(z.gte(-1), z.lte(1)),
  /** Share of permutations that correlate as much. */
  p: share,
  permutations: count,
  /** Days of values; boards; the lag in days of the board that says most. */
  days: count,
  boards: count,
  lag: count,
});
export type CorrelationEvidence = z.infer<typeof CorrelationEvidence>;
export const ReachEvidence = z.strictObject({
  posts: count,
  /** Median of views per follower. */
  rate: positive,
  /** The same of the usual author with as many followers. */
  usual: positive,
  followers: count,
});
export type ReachEvidence = z.infer<typeof ReachEvidence>;

const gap = z.strictObject({ what: z.enum(shillMissing), have: count, need: count });
const known = {
  /** 0 to 1. */
  value: share,
  /** How far its evidence carries, 0 to 1. */
  confidence: share,
} as const;
const component = {
  /** Its weight among all four. */
  weight: share,
  /** Where the number comes from, for people. */
  methodology: z.string(),
} as const;
const said = { ...component, ...known, known: z.literal(true), /** Points of the score that come from it. */ points: positive } as const;

export const ShillComponent = z.union([
  z.strictObject({ component: z.literal('engagement'), ...said, evidence: EngagementEvidence }),
  z.strictObject({ component: z.literal('frequency'), ...said, evidence: FrequencyEvidence }),
  z.strictObject({ component: z.literal('correlation'), ...said, evidence: CorrelationEvidence }),
  z.strictObject({ component: z.literal('reach'), ...said, evidence: ReachEvidence }),
  z.strictObject({ component: z.enum(shillComponents), ...component, known: z.literal(false), missing: z.array(gap) }),
]);
export type ShillComponent = z.infer<typeof ShillComponent>;

/** Something in what was seen that makes counts less telling. It lowers the confidence and says nothing about anybody's intent. */
export const ShillSign = z.strictObject({
  sign: z.enum(shillSigns),
  /** Share of what was looked at. */
  share,
  of: count,
  /** What it is, for people. */
  description: z.string(),
});
export type ShillSign = z.infer<typeof ShillSign>;

export const WouldChange = z.strictObject({
  lever: z.enum(shillLevers),
  component: z.enum(shillComponents),
  /** Points the score would have more at most. Absent: it can not be told, as nothing is known of the component. */
  upTo: z.optional(positive),
});
export type WouldChange = z.infer<typeof WouldChange>;

const common = {
  windowDays: z.union([z.literal(7), z.literal(30), z.literal(90)]),
  /** When it was computed. */
  at: time,
  /** 0 to 1: of all four components, joined profiles and signs. */
  confidence: share,
  components: z.array(ShillComponent),
  signs: z.array(ShillSign),
  wouldChange: z.array(WouldChange),
  methodology: z.string(),
} as const;

/** The score as the pure function gives it, in a browser or on the server. */
export const ShillScore = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('scored'),
    ...common,
    /** 0 to 100. */
    score: z.int().check(z.gte(0), z.lte(100)),
    /** low below 40, medium, high from 60, elite from 80. */
    band: z.enum(shillBands),
  }),
  /** Components of less than 60 % of the weight are known: what is missing stands in each of the others. */
  z.strictObject({ status: z.literal('insufficient_evidence'), ...common }),
]);
export type ShillScore = z.infer<typeof ShillScore>;

/** Another profile of the same person, whose posts or places on boards are part of the score. */
export const JoinedProfile = z.strictObject({
  profile: z.string(),
  /**
   * `same-x-id`: the platform names its members by their X id. `signed-link`: the wallet that the profile is named by signed that the X
   * account is its owner's, and that everybody may see it. Nothing else joins profiles: who owns several keeps that to themselves.
   */
  because: z.enum(['same-x-id', 'signed-link']),
  confidence: share,
});
export type JoinedProfile = z.infer<typeof JoinedProfile>;

export const ShillHistoryPoint = z.strictObject({ at: time, score: z.int(), confidence: share });
export type ShillHistoryPoint = z.infer<typeof ShillHistoryPoint>;

const about = {
  profile: z.string(),
  platform: ShillScope,
  joined: z.array(JoinedProfile),
  /** Newest first, one a day at most, for a year. */
  history: z.array(ShillHistoryPoint),
} as const;
/** Answer of `GET /v1/analytics/shill-score/{profile}`. */
export const ShillAnswer = z.discriminatedUnion('status', [
  z.extend(ShillScore.def.options[0], about),
  z.extend(ShillScore.def.options[1], about),
]);
export type ShillAnswer = z.infer<typeof ShillAnswer>;

/** A number of people above which more of them say no more. */
export const peopleAtMost = 1_000;
const carried = () => [nonEmpty(250), z.int().check(z.gte(0), z.lte(100)), share] as const;

/**
 * Document `shill-scores` of the catalogue: scores over 30 days of those most is known of, the same for everybody, so that a browser
 * can show them without telling whom it looks at.
 */
export const ShillDocument = z.strictObject({
  format: z.literal(1),
  windowDays: z.literal(30),
  at: time,
  /**
   * Profile (`x:44196397`; the one on X wherever that is known), score, confidence; then, unless it is not known (as in documents that
   * were made before it was told), how many independent people vouch for its counts: at least so many, as it is the most that saw one
   * and the same post. {@link peopleAtMost} means that many or more. Sorted by profile.
   */
  people: z.array(z.union([z.tuple([...carried(), z.int().check(z.gte(1), z.lte(peopleAtMost))]), z.tuple(carried())])),
});
export type ShillDocument = z.infer<typeof ShillDocument>;

/** A change of five points or more: what `shill_score:update` will carry. */
export const ShillEvent = z.strictObject({
  no: z.int().check(z.positive()),
  at: time,
  profile: z.string(),
  platform: ShillScope,
  windowDays: common.windowDays,
  from: z.int(),
  to: z.int(),
});
export type ShillEvent = z.infer<typeof ShillEvent>;

/** What a person who is scored asks for: an answer about a score, the proof that a profile is theirs, or to be left out altogether. */
export const contestWishes = ['explain', 'own', 'opt-out'] as const;

/** `POST /v1/profiles/contests`, signed in. At most five a day. */
export const ContestRequest = z.strictObject({
  profile: PublicId,
  wish: z.enum(contestWishes),
  text: nonEmpty(2_000),
});
export const Contest = z.strictObject({
  no: z.int().check(z.positive()),
  profile: z.string(),
  wish: z.enum(contestWishes),
  text: z.string(),
  /** Shown in a public place of the profile, it proves whose it is: an operator looks there, nothing is fetched by itself. */
  code: z.string(),
  madeAt: time,
  /** Absent: nobody has decided yet. */
  decision: z.optional(z.strictObject({ decision: z.enum(['granted', 'declined']), answer: z.string(), at: time })),
});
export type Contest = z.infer<typeof Contest>;
export const Contests = z.strictObject({ items: z.array(Contest) });

/** `GET /v1/profiles/mine`: profiles that are proven to be the account's. */
export const OwnProfiles = z.strictObject({ items: z.array(z.strictObject({ profile: z.string(), since: time })) });

/** `POST /v1/profiles/opt-out`, by the account that a profile is proven to belong to. */
export const OptOutRequest = z.strictObject({ profile: PublicId });
/** What was removed. */
export const OptOutProof = z.strictObject({
  /** Profiles of the person: the one named and those joined to it. */
  profiles: z.array(z.string()),
  /** Things of which nothing is known any more: profiles, posts, places on boards. */
  facts: count,
  claims: count,
  sightings: count,
  /** Number of the checkpoint that was signed afterwards: nothing of the person is in it. */
  checkpoint: count,
});
export type OptOutProof = z.infer<typeof OptOutProof>;

/** `POST /v1/operator/opt-outs`. */
export const OperatorOptOut = z.strictObject({ profile: PublicId, reason: nonEmpty(500) });
