import { describe, expect, it } from 'vitest';
import { clustersOf, type Likeness } from './clusters.ts';
import type { Tie } from './report.ts';
import { upTo } from './testing/crowd.ts';

interface Met {
  pair: [number, number];
  together: number;
  same: number;
  /** 0.5 when left out. */
  chance?: number;
}

function likenessOf(meetings: readonly Met[]): Likeness {
  const list = (of: (one: Required<Met>) => number) => Float64Array.from(meetings, (one) => of({ chance: 0.5, ...one }));
  return {
    first: Int32Array.from(meetings, ({ pair }) => pair[0]),
    second: Int32Array.from(meetings, ({ pair }) => pair[1]),
    together: list(({ together }) => together),
    same: list(({ same }) => same),
    chance: list(({ chance }) => chance),
    likeness: list(({ same, together, chance }) => (same / together - chance) / (1 - chance)),
  };
}

const tie = (evidence: number, ...places: number[]): Tie & { places: number[] } => ({ members: places.map(String), evidence, places });
const found = (people: number, meetings: readonly Met[], ties: readonly (Tie & { places: number[] })[] = [], right: number[] = []) => [
  ...clustersOf(
    people,
    likenessOf(meetings),
    Float64Array.from({ length: people }, (_, who) => right[who] ?? 0),
    ties,
  ),
];
const one = [0, 0];
const two = [0, 1];

describe('two are one', () => {
  it('who said the same in fifteen of fifteen cases, not in fourteen of fourteen', () => {
    expect(found(2, [{ pair: [0, 1], together: 15, same: 15 }])).toEqual(one);
    expect(found(2, [{ pair: [0, 1], together: 14, same: 14 }])).toEqual(two);
  });

  it('who are alike in so much less where chance is less', () => {
    expect(found(2, [{ pair: [0, 1], together: 6, same: 6, chance: 0.15 }])).toEqual(one);
    expect(found(2, [{ pair: [0, 1], together: 5, same: 5, chance: 0.15 }])).toEqual(two);
  });

  it('who fill 40 % of the room that chance leaves, however often they meet', () => {
    expect(found(2, [{ pair: [0, 1], together: 200, same: 110, chance: 0.25 }])).toEqual(one);
    expect(found(2, [{ pair: [0, 1], together: 2_000, same: 1_099, chance: 0.25 }])).toEqual(two);
    expect(found(2, [{ pair: [0, 1], together: 80, same: 56 }])).toEqual(two); // 6.6 of evidence
  });

  it('not for what their closeness to the truth explains', () => {
    const alike = [{ pair: [0, 1] as [number, number], together: 100, same: 95 }];
    expect(found(2, alike)).toEqual(one);
    expect(found(2, alike, [], [0.9, 0.9])).toEqual(two);
    expect(found(2, alike, [], [0.6, 0.6])).toEqual(one);
    // Of the 64 % that are left they fill more than 40 %, and less.
    expect(found(2, [{ pair: [0, 1], together: 2_000, same: 1_640 }], [], [0.6, 0.6])).toEqual(one);
    expect(found(2, [{ pair: [0, 1], together: 2_000, same: 1_600 }], [], [0.6, 0.6])).toEqual(two);
    // Two of whom one is often wrong should contradict each other; that they do not is no more than being alike by chance.
    expect(found(2, alike, [], [-0.9, 0.9])).toEqual(one);
    expect(found(2, [{ pair: [0, 1], together: 14, same: 14 }], [], [-0.9, 0.9])).toEqual(two);
  });

  it('never for reports alone where independent people would hardly ever differ', () => {
    const always = [{ pair: [0, 1] as [number, number], together: 10_000, same: 10_000 }];
    expect(found(2, always, [], [0.93, 1])).toEqual(two);
    expect(found(2, always, [], [0.9, 1])).toEqual(one);
    expect(found(2, always, [], [0.915, 1])).toEqual(one);
    expect(found(2, always, [], [0.925, 1])).toEqual(two);
    expect(found(2, always, [tie(5.9, 0, 1)], [0.93, 1])).toEqual(two);
    expect(found(2, always, [tie(6, 0, 1)], [0.93, 1])).toEqual(one);
  });
});

describe('a tie', () => {
  it('of six joins two who never met', () => {
    expect(found(2, [], [tie(6, 0, 1)])).toEqual(one);
    expect(found(2, [], [tie(5.9, 0, 1)])).toEqual(two);
    expect(found(2, [], [tie(3, 0, 1), tie(3, 1, 0)])).toEqual(one);
  });

  it('adds to what the reports say', () => {
    const eight = [{ pair: [0, 1] as [number, number], together: 8, same: 8 }];
    expect(found(2, eight, [tie(4.6, 0, 1)])).toEqual(one);
    expect(found(2, eight, [tie(4.5, 0, 1)])).toEqual(two);
  });

  it('of six needs no likeness, but reports that contradict each other weigh against it', () => {
    const different = [{ pair: [0, 1] as [number, number], together: 20, same: 0 }];
    expect(found(2, different, [tie(10.2, 0, 1)])).toEqual(two);
    expect(found(2, different, [tie(10.3, 0, 1)])).toEqual(one);
    expect(found(2, [{ pair: [0, 1], together: 2, same: 1 }], [tie(7, 0, 1)])).toEqual(one);
    expect(found(2, [{ pair: [0, 1], together: 1, same: 1 }], [tie(6, 0, 1)])).toEqual(one);
    expect(found(4, [{ pair: [2, 3], together: 20, same: 0 }], [tie(10.2, 2, 3)])).toEqual([0, 1, 2, 3]);
  });

  it('of a thousand joins all of them, of more nobody', () => {
    expect(new Set(found(1_001, [], [tie(9, ...upTo(1_000))]))).toEqual(new Set([0, 1_000]));
    expect(new Set(found(1_001, [], [tie(9, ...upTo(1_001))])).size).toBe(1_001);
  });

  it('is between its own members only', () => {
    expect(found(6, [], [tie(9, 1, 4), tie(9, 5, 3)])).toEqual([0, 1, 2, 3, 1, 3]);
  });
});

describe('groups', () => {
  const pair = (evidence: number, i: number, j: number) => tie(evidence, i, j);

  it('bear the name of the first of them', () => {
    expect(found(5, [], [pair(7, 3, 4), pair(8, 1, 4), pair(9, 1, 3)])).toEqual([0, 1, 2, 1, 1]);
  });

  it('become one where half of the pairs across are linked', () => {
    const pairs = [pair(20, 0, 1), pair(20, 2, 3)];
    expect(found(4, [], [...pairs, pair(9, 0, 2)])).toEqual([0, 0, 2, 2]);
    expect(found(4, [], [...pairs, pair(9, 0, 2), pair(8, 1, 3)])).toEqual([0, 0, 0, 0]);
    expect(found(4, [], [...pairs, pair(9, 3, 0), pair(8, 2, 0)])).toEqual([0, 0, 0, 0]);
  });

  it('are joined from the surest link on', () => {
    expect(found(4, [], [pair(7, 0, 1), pair(7, 1, 2), pair(7, 2, 3)])).toEqual([0, 0, 0, 3]);
    expect(found(4, [], [pair(7, 2, 3), pair(7, 1, 2), pair(7, 0, 1)])).toEqual([0, 0, 0, 3]);
    expect(found(4, [], [pair(7, 0, 1), pair(8, 1, 2), pair(9, 2, 3)])).toEqual([0, 1, 1, 1]);
    expect(found(4, [{ pair: [2, 3], together: 40, same: 40 }], [pair(7, 0, 1), pair(8, 1, 2)])).toEqual([0, 1, 1, 1]);
  });

  it('are compared by the first twenty of each', () => {
    const many = tie(50, ...upTo(25));
    const to = (count: number) => upTo(count).map((n) => tie(9, n, 25));
    expect(new Set(found(26, [], [many, ...to(10)])).size).toBe(1);
    expect(new Set(found(26, [], [many, ...to(9)])).size).toBe(2);
    expect(new Set(found(26, [], [many, ...to(9), ...[20, 21, 22, 23, 24].map((n) => tie(9, n, 25))])).size).toBe(2);
    const after = tie(50, ...upTo(25).map((n) => n + 1));
    const from = (...others: number[]) => others.map((n) => tie(9, 0, n));
    expect(new Set(found(26, [], [after, ...from(...upTo(10).map((n) => n + 1))])).size).toBe(1);
    expect(new Set(found(26, [], [after, ...from(...upTo(9).map((n) => n + 1), 21, 22, 23, 24, 25)])).size).toBe(2);
  });

  it('have for their first twenty those with the smallest numbers, however they came together', () => {
    const rest = upTo(21).map((n) => n + 5);
    const across = rest.flatMap((n) => [tie(40, n, 26), tie(30, 0, n)]);
    const joined = [tie(50, ...rest), tie(45, 0, 26), ...across];
    const to = (count: number) => [0, ...rest.slice(0, count - 1)].map((n) => tie(9, n, 27));
    expect(found(28, [], [...joined, ...to(10)])[27]).toBe(0);
    expect(found(28, [], [...joined, ...to(9)])[27]).toBe(27);
  });
});
