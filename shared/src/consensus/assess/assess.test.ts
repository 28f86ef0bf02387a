import { describe, expect, it } from 'vitest';
import { newcomerTrust } from '../settings.ts';
import { agreedFrom } from './answers.ts';
import { assess } from './assess.ts';
import type { Report, Tie } from './report.ts';
import { clusterSizes, crowd, upTo } from './testing/crowd.ts';

describe('a few reports', () => {
  const say = (...values: (string | number)[]): Report[] => values.map((value, n) => ({ item: 'i', contributor: `c${n}`, value }));
  const answer = (values: (string | number)[], kind: 'category' | 'number' = 'category') =>
    assess(say(...values), { kind }).answers.get('i');

  it.each([
    { values: ['a'], value: 'a', n: 1, agreed: false },
    { values: ['a', 'a'], value: 'a', n: 2, agreed: false },
    { values: ['a', 'a', 'a'], value: 'a', n: 3, agreed: true },
    { values: ['a', 'a', 'b'], value: 'a', n: 2, agreed: false },
    { values: ['a', 'a', 'a', 'b', 'b'], value: 'a', n: 3, agreed: false },
    { values: ['a', 'a', 'a', 'a', 'a', 'a', 'b'], value: 'a', n: 6, agreed: true },
  ])('$values come to $value', ({ values, value, n, agreed }) => {
    const found = answer(values);
    expect(found).toMatchObject({ value, n });
    expect((found?.confidence ?? 0) >= agreedFrom).toBe(agreed);
  });

  it('nothing comes to nothing', () => {
    for (const kind of ['category', 'number'] as const) {
      const { standings, answers } = assess([], { kind });
      expect([standings.size, answers.size]).toEqual([0, 0]);
    }
  });

  it('about somebody nobody met, what is thought of newcomers is thought', () => {
    const { standings } = assess([{ item: 'i', contributor: 'c', value: 'a' }], { kind: 'category' });
    expect(standings.get('c')).toEqual({ cluster: 'c', items: 1, reliability: expect.closeTo(newcomerTrust, 2) });
    expect(assess([{ item: 'i', contributor: 'c', value: 1 }], { kind: 'number' }).standings.get('c')?.reliability).toBeCloseTo(
      newcomerTrust,
      9,
    );
  });

  it('who says two things about an item says one of them, whichever comes first', () => {
    const twice: Report[] = [...say('a', 'a'), { item: 'i', contributor: 'c0', value: 'b' }];
    expect(assess(twice, { kind: 'category' })).toEqual(assess([...twice].reverse(), { kind: 'category' }));
    expect(assess(twice, { kind: 'category' }).standings.get('c0')?.items).toBe(1);
  });

  it('a number that nobody else gives says nothing about its contributor, and one that another gives does', () => {
    const alone = upTo(9).flatMap((n): Report[] => [{ item: `i${n}`, contributor: 'a', value: n }]);
    const reliability = (reports: readonly Report[]) => assess(reports, { kind: 'number' }).standings.get('a')?.reliability;
    expect(reliability(alone)).toBeCloseTo(newcomerTrust, 9);
    expect(reliability([...alone, ...alone.map((report) => ({ ...report, contributor: 'b' }))])).toBeCloseTo((8.3 + 9) / 19, 9);
  });

  it('numbers have a middle that an absurd one hardly moves', () => {
    expect(answer([10, 10, 10], 'number')).toMatchObject({ value: 10, n: 3 });
    expect(Number(answer([10, 11, 10, 12, 1e12], 'number')?.value)).toBeLessThan(13);
    expect(answer([10, 11, 10, 12, 1e12], 'number')?.n).toBe(4);
  });
});

describe('people who look at a page at the same time', () => {
  /** Two of many honest people see sixty rows; three liars who looked in the same hours say something else of each. */
  const looks = (page?: { page: string }) => {
    const rows = upTo(60).flatMap((n): Report[] => [
      ...['h0', 'h1'].map((contributor) => ({ item: `row ${n}`, contributor, value: `right ${n}`, ...page })),
      ...['x', 'y', 'z'].map((contributor) => ({ item: `row ${n}`, contributor, value: `lie of ${contributor}`, ...page })),
    ]);
    return assess([...crowd({ honest: 20, items: 60, each: 8, right: 0.8, values: 20 }), ...rows], { kind: 'category' });
  };

  it('are not one because they say the same of all that stands there', () => {
    expect(looks({ page: 'board' }).standings.get('h1')?.cluster).toBe('h1');
    expect(looks().standings.get('h1')?.cluster).toBe('h0'); // of sixty things that stand on sixty pages
  });
});

describe('ties from outside', () => {
  const reports = crowd({ honest: 30, items: 60, each: 8, right: 0.8 });
  const tie = (evidence: number, ...members: string[]): Tie => ({ members, evidence });
  const sizes = (ties: readonly Tie[]) => clusterSizes(assess(reports, { kind: 'category', ties }));

  it('join on their own when they are strong, and not when they are weak', () => {
    expect(sizes([tie(9, 'h1', 'h2', 'h3')])).toEqual([3]);
    expect(sizes([tie(2, 'h1', 'h2', 'h3')])).toEqual([]);
  });

  it('add up', () => {
    expect(sizes([tie(5, 'h1', 'h2'), tie(5, 'h2', 'h1')])).toEqual([2]);
  });

  it('join people who never met, and say nothing of strangers', () => {
    const apart: Report[] = [
      { item: 'a', contributor: 'p', value: '1' },
      { item: 'b', contributor: 'q', value: '1' },
    ];
    expect(clusterSizes(assess(apart, { kind: 'category', ties: [tie(7, 'p', 'q', 'stranger')] }))).toEqual([2]);
    expect(clusterSizes(assess(apart, { kind: 'number', ties: [tie(5, 'p', 'q')] }))).toEqual([]);
  });

  it('of a whole crowd say nothing', () => {
    const crowded = upTo(1_001).map((n) => ({ item: 'a', contributor: `p${n}`, value: '1' }));
    expect(clusterSizes(assess(crowded, { kind: 'category', ties: [tie(9, ...crowded.map(({ contributor }) => contributor))] }))).toEqual(
      [],
    );
  });
});
