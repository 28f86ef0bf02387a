import { describe, expect, it } from 'vitest';
import { knowledge, sharesOf } from './categories.ts';
import type { Report } from './report.ts';
import { likenessOfCategories } from './same.ts';
import { tableOf } from './table.ts';
import { upTo } from './testing/crowd.ts';

const said = (rows: Record<string, Record<string, string>>): Report[] =>
  Object.entries(rows).flatMap(([item, words]) => Object.entries(words).map(([contributor, value]) => ({ item, contributor, value })));

describe('the share of a voice', () => {
  it('is 1 over how many of its cluster report on the item', () => {
    const table = tableOf(said({ i: { a: 'x', b: 'x', c: 'y', d: 'y' }, j: { b: 'x', d: 'x' }, k: { a: 'x', b: 'x' } }));
    expect([...sharesOf(table, Int32Array.of(0, 0, 0, 3))]).toEqual([1 / 3, 1 / 3, 1 / 3, 1, 1, 1, 1 / 2, 1 / 2]);
    expect([...sharesOf(table, Int32Array.of(0, 1, 2, 3))]).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
  });
});

describe('what somebody knows', () => {
  const found = (reports: readonly Report[], cluster?: readonly number[]) => {
    const table = tableOf(reports);
    const alone = table.contributors.map((_, who) => who);
    const own = Int32Array.from(cluster ?? alone);
    const { knows, reliability, weight } = knowledge(table, own, sharesOf(table, own), new Float64Array(alone.length).fill(0.6));
    return { knows: [...knows], reliability: [...reliability], weight: [...weight] };
  };

  it('is what is thought of newcomers where nobody else speaks', () => {
    expect(found(said({ i: { a: 'x' } })).reliability).toEqual([expect.closeTo(0.83, 2)]);
  });

  it('is not confirmed by oneself, or by others of the same cluster', () => {
    const rows = Object.fromEntries(upTo(20).map((n) => [`i${n}`, { a: `v${n % 2}`, b: `v${n % 2}`, c: `v${n % 2}` }]));
    const apart = found(said(rows));
    const together = found(said(rows), [0, 0, 0]);
    expect(apart.knows).toEqual(Array(3).fill(expect.closeTo(0.8987508, 6)));
    expect(together.knows).toEqual(Array(3).fill(expect.closeTo(0.6595632, 6)));
  });

  it('is confirmed by another cluster on the same item, which has one voice too', () => {
    const rows = Object.fromEntries(
      upTo(20).map((n) => [`i${n}`, { a: `v${n % 2}`, b: `v${n % 2}`, c: 'v0', d: `v${n % 3 === 0 ? 1 : 0}` }]),
    );
    const { knows } = found(said(rows), [0, 0, 2, 2]);
    expect(knows).toEqual([0.6453799, 0.6453799, 0.2415646, 0.4128115].map((value) => expect.closeTo(value, 6)));
  });

  it('falls for who contradicts the others, and a word never weighs more than log-odds of 0.95', () => {
    const rows = Object.fromEntries(
      upTo(60).map((n) => [`i${n}`, { a: `v${n % 2}`, b: `v${n % 2}`, c: `v${n % 2}`, d: `v${n % 2}`, z: `v${(n + 1) % 2}` }]),
    );
    const { knows, weight } = found(said(rows));
    expect(knows[0]).toBeGreaterThan(0.9);
    expect(knows[4]).toBeLessThan(0.1);
    expect(weight.filter((one) => one === Math.log(19)).length).toBe(240);
    expect(Math.min(...weight)).toBeGreaterThan(0);
  });

  it('is told from guesses of favourites, which are values that at least 2 % of all reports name', () => {
    const rows = upTo(24).map(
      (n) => [`i${n}`, { a: `v${n % 2}`, b: `v${n % 2}`, c: `v${n % 2}`, o: n < 2 ? 'rare' : `v${n % 2}` }] as const,
    );
    const filled = (more: number) => said(Object.fromEntries([...rows, ...upTo(more).map((n) => [`more${n}`, { a: 'v0' }] as const)]));
    // The fourth report of the first item is o's; beside favourites, any wrong value is as likely as another.
    const evenly = ({ knows, weight }: ReturnType<typeof found>) => {
      const k = knows[3] ?? 0;
      return Math.abs((weight[3] ?? 0) - Math.log((k + (1 - k) / 2) / ((1 - k) / 2))) < 1e-9;
    };
    expect([evenly(found(filled(4))), evenly(found(filled(5)))]).toEqual([false, true]); // two of 100, and of 101
  });

  it('is little for who always says the same, however common', () => {
    const rows = Object.fromEntries(upTo(40).map((n) => [`i${n}`, { a: `v${n % 2}`, b: `v${n % 2}`, c: `v${n % 2}`, o: 'v0' }]));
    const { knows, weight } = found(said(rows));
    expect(knows[3]).toBeLessThan((knows[0] ?? 0) - 0.3);
    expect(weight[3]).toBeLessThan((weight[0] ?? 0) / 3);
  });
});

describe('how alike two are', () => {
  const pairs = (reports: readonly Report[]) => {
    const { together, same, chance, likeness } = likenessOfCategories(tableOf(reports));
    return { together: [...together], same: [...same], chance: [...chance], likeness: [...likeness] };
  };

  it('is what they say the same beyond chance, by the values each tends to name', () => {
    // Both name x in two of three cases of their own and of the five of all that the belief is worth.
    const rows = said({ i: { a: 'x', b: 'x' }, j: { a: 'x', b: 'y' }, k: { a: 'y', b: 'x' } });
    const x = (2 + 5 * (2 / 3)) / 8;
    const chance = x ** 2 + (1 - x) ** 2;
    expect(pairs(rows)).toEqual({
      together: [3],
      same: [1],
      chance: [expect.closeTo(chance, 12)],
      likeness: [expect.closeTo((1 / 3 - chance) / (1 - chance), 12)],
    });
  });

  it('has room left where everybody says the same', () => {
    expect(pairs(said({ i: { a: 'x', b: 'x' }, j: { a: 'x', b: 'x' } }))).toEqual({
      together: [2],
      same: [2],
      chance: [0.95],
      likeness: [expect.closeTo(1, 12)],
    });
  });

  it('takes only the eight most common values for chance', () => {
    const all = said(Object.fromEntries(upTo(9).map((n) => [`i${n}`, { a: `v${n}`, b: `v${n}` }])));
    expect(pairs(all).chance).toEqual([expect.closeTo(8 * (1 / 9) ** 2, 12)]);
    const eight = said(Object.fromEntries(upTo(8).map((n) => [`i${n}`, { a: `v${n}`, b: `v${n}` }])));
    expect(pairs(eight).chance).toEqual([expect.closeTo(1 / 8, 12)]);
    const more = [...all, { item: 'more', contributor: 'c', value: 'v8' }]; // now v8 is among them, and v7 is not
    expect(pairs(more).chance).toEqual([expect.closeTo(7 * ((1 + 5 * (2 / 19)) / 14) ** 2 + ((1 + 5 * (3 / 19)) / 14) ** 2, 12)]);
  });
});
