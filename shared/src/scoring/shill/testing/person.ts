import type { EpochMs } from '../../../units.ts';
import type { ShillBoard, ShillInput, ShillPost } from '../input.ts';
import { dayMs } from '../posts.ts';

export const at = Date.UTC(2026, 10, 20, 12) as EpochMs; // within the range of times
export const hourMs = 3_600_000;
export const ago = (ms: number) => (at - ms) as EpochMs;

/** A usual post of so many days ago, its counts seen now. */
export const post = (daysAgo: number, fields: Partial<ShillPost> = {}): ShillPost => ({
  createdAt: ago(daysAgo * dayMs),
  seenAt: at,
  views: 1_000,
  likes: 10,
  reposts: 0,
  replies: 0,
  quotes: 0,
  bookmarks: 0,
  ...fields,
});
/** Posts in the middle of these days before the end, in order. */
export const postsOn = (days: readonly number[], fields: Partial<ShillPost> = {}): ShillPost[] =>
  days.map((day) => post(day + 0.5, fields));

/** A board on which each day, the oldest first, brought so much. The last value is of the end. */
export function boardOf(gains: readonly number[], fields: Partial<ShillBoard> = {}): ShillBoard {
  let value = 100;
  const values = [{ at: ago(gains.length * dayMs), value }];
  gains.forEach((gain, day) => {
    value += gain;
    values.push({ at: ago((gains.length - 1 - day) * dayMs), value });
  });
  return { id: 'a', platform: 'kaito', better: 'more', values, ...fields };
}

export const inputOf = (fields: Partial<ShillInput>): ShillInput => ({ at, windowDays: 30, posts: [], boards: [], ...fields });
