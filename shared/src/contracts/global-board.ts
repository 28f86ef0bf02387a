import * as z from 'zod/mini';
import { platforms } from '../facts/entity.ts';
import { accountHandle, count, share, time } from '../facts/types.ts';
import { Measured } from './measured.ts';
import { pageOf } from './page.ts';

/** The best place of a person on one platform. */
export const GlobalSeat = z.strictObject({
  platform: z.enum(platforms),
  boardId: z.string(),
  subjectId: z.string(),
  /** Score or mindshare, by which the board is ordered. */
  value: z.number(),
  /** Share of the board that stands below, as the method draws it towards the middle. */
  percentile: share,
  /** Rows of the board, and when it was spread as the percentile was counted by. */
  of: z.number(),
  asOf: time,
  /** On how many boards of the platform the person stands. */
  boards: count,
  /** Whether the score is made of it: a place that would lower it is not. */
  counted: z.boolean(),
  evidence: Measured,
});

export const GlobalMember = z.strictObject({
  /** Exact, from 1; equal scores share one. */
  position: count,
  /** `platform:id` of the account the person is known by. */
  person: z.string(),
  handle: z.optional(accountHandle),
  /** A normal score: 0 is the middle. */
  score: z.number(),
  /** Share of people who would stand below if platforms had nothing to do with each other. */
  percentile: share,
  seats: z.array(GlobalSeat),
  /** `joinedBy`: how it is known that the seats are one person's; `confidence` counts it in. */
  evidence: z.strictObject({ ...Measured.shape, joinedBy: z.enum(['own-id', 'same-x-id']) }),
});
export type GlobalMember = z.infer<typeof GlobalMember>;

/** The method in words, and how many members there are. */
const about = { method: z.string(), of: count } as const;
export const GlobalPage = z.strictObject({ ...about, ...pageOf(GlobalMember).shape });
export const GlobalPosition = z.strictObject({ ...about, member: GlobalMember });
