import { describe, expect, it } from 'vitest';
import { correlation, readBoards } from './correlation.ts';
import type { ShillBoard, ShillPost } from './input.ts';
import { laggedTest } from './lagged.ts';
import { permutationsFrom } from './permutations.ts';
import { at, boardOf, postsOn } from './testing/person.ts';

const test = laggedTest(permutationsFrom(1));
const read = (posts: readonly ShillPost[], boards: readonly ShillBoard[]) => readBoards(posts, { at, windowDays: 30, posts, boards }, test);
const of = (posts: readonly ShillPost[], boards: readonly ShillBoard[], platform?: ShillBoard['platform']) =>
  correlation(read(posts, boards), platform);

/** Days before the end on which somebody posts, without a pattern. */
const postingDays = [29, 27, 26, 21, 20, 17, 13, 12, 8, 7, 3, 1];
const posts = postsOn(postingDays);
/** What each day brings, the oldest first: much on the day after a post, and a little of everything. */
const follows = Array.from({ length: 30 }, (_, day) => (postingDays.includes(30 - day) ? 20 : 0) + ((day * 7) % 5));
const unrelated = Array.from({ length: 30 }, (_, day) => (day * day * 31 + day * 17) % 13);

describe('correlation', () => {
  it('is high where gains follow posts by a day, and says so', () => {
    const part = of(posts, [boardOf(follows)]);
    expect(part).toMatchObject({
      known: true,
      confidence: 1,
      evidence: { p: 0.005, permutations: 199, days: 30, boards: 1, lag: 1 },
    });
    if (!part.known) throw new Error('It is known.');
    const { correlation: found, byChance } = part.evidence;
    expect(found).toBeGreaterThan(0.8);
    expect(byChance).toBeGreaterThan(0);
    expect(byChance).toBeLessThan(0.4);
    expect(part.value).toBeCloseTo((found - byChance) / (1 - byChance), 3);
  });

  it('is next to nothing where chance gives as much', () => {
    const part = of(posts, [boardOf(unrelated)]);
    if (!part.known) throw new Error('It is known.');
    const { correlation: found, byChance, p } = part.evidence;
    expect(p).toBeGreaterThan(0.05);
    expect(part.value).toBeCloseTo(Math.max(0, (found - byChance) / (1 - byChance)) * (0.05 / p), 3);
    expect(part.value).toBeLessThan(0.1);
  });

  it('is nothing where gains stay away after posts', () => {
    const lately = (day: number) => postingDays.filter((ago) => 29 - ago <= day && 29 - ago >= day - 3).length;
    const loses = Array.from({ length: 30 }, (_, day) => -10 * lately(day) + (day % 3));
    expect(of(posts, [boardOf(loses)])).toMatchObject({ known: true, value: 0 });
  });

  it('does not depend on the unit of the values, and takes a falling rank as a gain', () => {
    const board = boardOf(follows);
    const scaled = { ...board, values: board.values.map(({ at: time, value }) => ({ at: time, value: value * 1e-4 })) };
    const ranks = {
      ...board,
      better: 'less' as const,
      values: board.values.map(({ at: time, value }) => ({ at: time, value: 5_000 - value })),
    };
    expect(of(posts, [scaled])).toEqual(of(posts, [board]));
    expect(of(posts, [ranks])).toEqual(of(posts, [board]));
  });

  it('counts only posts about the topic of the board where topics are known', () => {
    const board = boardOf(follows, { topic: 'anoma' });
    const about = postsOn(postingDays, { topics: ['anoma'] });
    const other = postsOn([28, 25, 24, 23, 22, 19, 18, 16, 15, 14], { topics: ['other'] });
    expect(of([...about, ...other], [board])).toEqual(of(about, [board]));
    expect(of([...about, ...other], [boardOf(follows)])).not.toEqual(of(about, [board]));
    expect(of(posts, [board])).toEqual(of(about, [board]));
    expect(of([...about, ...postsOn([28, 25, 24, 23, 22])], [board])).toEqual(of(about, [board])); // of some it is not known
    expect(of(other, [board])).toMatchObject({ known: false });
  });

  it('takes boards together, those with more days for more, at most four of them', () => {
    const boards = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => boardOf(id === 'f' ? unrelated.slice(10) : follows, { id }));
    const [all, alone] = [of(posts, boards), of(posts, [boardOf(follows)])];
    expect(all).toMatchObject({ evidence: { boards: 4, days: 30 } });
    expect(all.known && all.value).toBe(alone.known && alone.value); // the shortest is left out, and the others say the same
    const shortFirst = ['a', 'b', 'c', 'd', 'e'].map((id) => boardOf(id === 'a' ? unrelated.slice(10) : follows, { id }));
    expect(of(posts, shortFirst)).toEqual(all);
    expect(of(posts, shortFirst.toReversed())).toEqual(all);
    const [strong, weak] = [read(posts, [boardOf(follows)])[0], read(posts, [boardOf(unrelated.slice(10), { id: 'b' })])[0]];
    const both = of(posts, [boardOf(follows), boardOf(unrelated.slice(10), { id: 'b' })]);
    if (!strong || !weak || 'gaps' in strong || 'gaps' in weak || !both.known) throw new Error('All are known.');
    expect(both.evidence.correlation).toBeCloseTo((30 * strong.correlation + 20 * weak.correlation) / 50, 3);
    expect(both.evidence).toMatchObject({ lag: strong.lag, days: 30 });
    expect(both.confidence).toBe(1);
    expect(of(posts, [boardOf(unrelated.slice(10), { id: 'b' }), boardOf(follows)])).toEqual(both);
  });

  it('looks at the boards of one platform when asked', () => {
    const boards = [boardOf(follows), boardOf(unrelated, { id: 'b', platform: 'galxe' })];
    expect(of(posts, boards, 'kaito')).toEqual(of(posts, [boardOf(follows)]));
    expect(of(posts, boards)).toMatchObject({ evidence: { boards: 2 } });
    expect(of(posts, boards, 'layer3')).toEqual({ known: false, missing: [{ what: 'board-days', have: 0, need: 10 }] });
  });

  it('abstains under ten days of values, three of them another gain, and three days of another number of posts', () => {
    const missing = (gains: readonly number[], on: readonly number[]) => {
      const part = of(postsOn(on), [boardOf(gains)]);
      return part.known ? [] : part.missing;
    };
    expect(missing(follows.slice(-9), [...postingDays])).toEqual([{ what: 'board-days', have: 9, need: 10 }]);
    expect(missing(follows.slice(-10), [29, 8, 6, 3, 1])).toEqual([]);
    expect(missing([0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 7, 0], postingDays)).toEqual([{ what: 'gains', have: 2, need: 3 }]);
    expect(missing([0, 0, 0, 5, 0, 0, 0, 2, 0, 0, 7, 0], postingDays)).toEqual([]);
    expect(missing(follows, [29, 3])).toEqual([{ what: 'posting-days', have: 2, need: 3 }]);
    expect(missing(follows, [...Array(30).keys()])).toEqual([{ what: 'posting-days', have: 0, need: 3 }]);
    expect(missing(follows.slice(-12), [29])).toEqual([{ what: 'posting-days', have: 0, need: 3 }]);
  });

  it('does not look at days before the oldest post that is known', () => {
    expect(of(postsOn([12, 9, 8, 4, 2]), [boardOf(follows)])).toMatchObject({ evidence: { days: 13 }, confidence: 0.4333 });
  });

  it('says what is missing on the board where least is', () => {
    const boards = [boardOf([1, 2]), boardOf([1, 2, 3, 4, 5, 6], { id: 'b' }), boardOf([1], { id: 'c' })];
    expect(of(posts, boards)).toMatchObject({ missing: [{ what: 'board-days', have: 6 }, { what: 'posting-days' }] });
  });
});
