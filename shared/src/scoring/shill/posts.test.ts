import { expect, it } from 'vitest';
import { dayMs, knownDays, ownPosts, settled } from './posts.ts';
import { ago, at, hourMs, post } from './testing/person.ts';

it("takes the person's own original posts of the window", () => {
  const own = post(6.9);
  const posts = [
    own,
    post(7), // the window begins after it
    post(-0.1),
    post(1, { isReply: true }),
    post(1, { isRepost: true }),
    post(1, { promoted: true }),
  ];
  expect(ownPosts({ at, windowDays: 7, posts })).toEqual([own]);
  expect(ownPosts({ at, windowDays: 7, posts: [post(0)] })).toHaveLength(1);
});

it('takes counts only from an hour on', () => {
  const young = post(0, { createdAt: ago(hourMs - 1) });
  const old = post(0, { createdAt: ago(hourMs) });
  const oldSeenYoung = post(5, { seenAt: ago(5 * dayMs - 1_000) });
  expect(settled([young, old, oldSeenYoung])).toEqual([old]);
});

it('knows of days back to the oldest post of any kind, in the window', () => {
  expect(knownDays([], at, 30)).toBe(0);
  expect(knownDays([post(3.2), post(1)], at, 30)).toBe(4);
  expect(knownDays([post(1), post(12.5, { isReply: true })], at, 30)).toBe(13);
  expect(knownDays([post(45)], at, 30)).toBe(30);
});
