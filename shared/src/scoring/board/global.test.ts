import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ratio } from '../../units.ts';
import { globalStanding, percentile } from './global.ts';
import { normalQuantile, normalShare } from './normal.ts';
import { drift, type Level, type Shape, shapeOf, shareAbove } from './shape.ts';

const values = fc.uniqueArray(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1, maxLength: 60 });
const levelsOf = (numbers: readonly number[], rows = 1): Level[] => [...numbers].sort((a, b) => b - a).map((value) => ({ value, rows }));
const shape = (levels: readonly Level[], whole?: number, knots?: number): Shape => {
  const made = shapeOf(levels, whole, knots);
  if (!made) throw new Error('a board with rows has a shape');
  return made;
};
const hundred = shape(levelsOf(Array.from({ length: 100 }, (_, n) => n)));
const seat = (platform: string, share: number) => ({ platform, percentile: share as Ratio });

describe('the normal distribution', () => {
  it.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.9, 1.2815515655446004],
    [0.999999, 4.753424308822899],
    [1e-12, -7.034483825301132],
    [1e-20, -9.262340089798409],
    [0.02, -2.053748910631823],
  ])('has %f of itself below %f', (share, z) => {
    expect(normalQuantile(share)).toBeCloseTo(z, 9);
    expect(normalShare(z)).toBeCloseTo(share, 6);
  });

  it('is the same on both sides, and its quantiles only grow', () => {
    const shares = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
    fc.assert(
      fc.property(shares, shares, (a, b) => {
        expect(normalQuantile(a)).toBeCloseTo(-normalQuantile(1 - a), 6);
        expect(normalShare(normalQuantile(a))).toBeCloseTo(a, 6);
        if (a < b) expect(normalQuantile(a)).toBeLessThanOrEqual(normalQuantile(b));
      }),
    );
  });

  it.each([0, 1, -0.1, Number.NaN])('has no value for a share of %f', (share) => {
    expect(() => normalQuantile(share)).toThrow(RangeError);
  });
});

describe('the share of a board that stands above a value', () => {
  it('counts rows, equals by half', () => {
    expect(shareAbove(hundred, 99)).toBeCloseTo(0.005, 12);
    expect(shareAbove(hundred, 50)).toBeCloseTo(0.495, 12);
    expect(shareAbove(hundred, 0)).toBeCloseTo(0.995, 12);
    const tied = shape([
      { value: 9, rows: 2 },
      { value: 5, rows: 6 },
      { value: 1, rows: 2 },
    ]);
    expect([9, 5, 1].map((value) => shareAbove(tied, value))).toEqual([0.1, 0.5, 0.9]);
    expect(shareAbove(tied, 7)).toBeCloseTo(0.3, 12);
  });

  it('is exact at each value however far they lie apart, and on the line between two', () => {
    const uneven = shape(levelsOf([100, 3, 2, 1]));
    expect([100, 3, 2, 1].map((value) => shareAbove(uneven, value))).toEqual([0.125, 0.375, 0.625, 0.875]);
    expect(shareAbove(uneven, 2.5)).toBeCloseTo(0.5, 12);
    expect(shareAbove(uneven, 51.5)).toBeCloseTo(0.25, 12);
  });

  it('counts rows nobody saw below, by the size of the board, and those left out by the ranks of others', () => {
    expect(shareAbove(shape(levelsOf([3, 2, 1]), 300), 1)).toBeCloseTo(2.5 / 300, 12);
    expect(shareAbove(shape(levelsOf([3, 2, 1]), 2), 1)).toBeCloseTo(2.5 / 3, 12);
    const ranked = shape([
      { value: 8, rows: 1, rank: 1 },
      { value: 7, rows: 1, rank: 41 },
      { value: 6, rows: 1 },
    ]);
    expect(ranked).toEqual({
      rows: 42,
      knots: [
        [8, 0.5],
        [7, 40.5],
        [6, 41.5],
      ],
    });
  });

  it('falls strictly with the value, also beyond both ends, and never reaches 0 or 1', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -3_000, max: 3_000 }), fc.integer({ min: -3_000, max: 3_000 }), (board, a, b) => {
        fc.pre(a < b);
        const made = shape(levelsOf(board));
        expect(shareAbove(made, b)).toBeLessThan(shareAbove(made, a));
        for (const value of [a, b]) {
          expect(shareAbove(made, value)).toBeGreaterThan(0);
          expect(shareAbove(made, value)).toBeLessThan(1);
        }
      }),
    );
  });

  it('does not depend on the unit', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -2_000, max: 2_000 }), (board, value) => {
        fc.pre(board.length > 1);
        const other = shape(levelsOf(board.map((one) => one * 8 + 16)));
        expect(shareAbove(other, value * 8 + 16)).toBeCloseTo(shareAbove(shape(levelsOf(board)), value), 9);
      }),
    );
  });

  it('is told closely by a few of the rows: exactly at the top, within a hundredth elsewhere', () => {
    const all = levelsOf(Array.from({ length: 5_000 }, (_, n) => n ** 2));
    const few = shape(all, undefined, 100);
    expect(few.knots).toHaveLength(100);
    expect(few.knots.slice(0, 25)).toEqual(shape(all).knots.slice(0, 25));
    expect(few.knots.at(-1)).toEqual([0, 4_999.5]);
    expect(drift(few, shape(all, undefined, 5_000))).toBeLessThan(0.01);
  });

  it('of a board of equals is a half', () => {
    const equals = shape([{ value: 0, rows: 7 }]);
    expect(shareAbove(equals, 0)).toBe(0.5);
    expect(shareAbove(equals, 1)).toBe(0.25);
    expect(shareAbove(equals, -1)).toBe(0.75);
  });

  it('has no board without rows', () => {
    expect(shapeOf([], 10)).toBeUndefined();
    expect(() => shareAbove({ rows: 1, knots: [] }, 1)).toThrow(RangeError);
  });
});

describe('the drift between two shapes', () => {
  it('is nothing for the same, and the largest difference otherwise, in either direction', () => {
    expect(drift(hundred, hundred)).toBe(0);
    const shifted = shape(levelsOf(Array.from({ length: 100 }, (_, n) => n + 10)));
    expect(drift(hundred, shifted)).toBeCloseTo(drift(shifted, hundred), 12);
    expect(drift(hundred, shifted)).toBeGreaterThan(0.09);
  });
});

describe('the percentile on a board', () => {
  it('is drawn to the middle by twenty rows', () => {
    expect(percentile(hundred, 99)).toBeCloseTo((99.5 + 10) / 120, 12);
    expect(percentile(shape([{ value: 4, rows: 1 }]), 4)).toBe(0.5);
    expect(percentile(shape(levelsOf([1, 2, 3, 4])), 4)).toBeLessThan(percentile(hundred, 99));
  });
});

describe('the global standing', () => {
  it('of one board is that of the board', () => {
    expect(globalStanding([seat('kaito', 0.975)])).toMatchObject({
      score: expect.closeTo(1.96, 3),
      percentile: expect.closeTo(0.975, 6),
      counted: 1,
    });
    expect(globalStanding([])).toBeUndefined();
  });

  it('adds normal scores over the root of their number', () => {
    expect(globalStanding([seat('kaito', 0.9), seat('galxe', 0.975)])).toMatchObject({
      score: expect.closeTo((1.2815515655 + 1.95996398454) / Math.SQRT2, 9),
      best: [seat('galxe', 0.975), seat('kaito', 0.9)],
      counted: 2,
    });
  });

  it('leaves out a platform that would lower it, and of a platform counts the best board', () => {
    const standing = globalStanding([seat('galxe', 0.3), seat('kaito', 0.5), seat('kaito', 0.99)]);
    expect(standing).toMatchObject({ score: expect.closeTo(2.3263478740408408, 9), counted: 1 });
    expect(standing?.best).toEqual([seat('kaito', 0.99), seat('galxe', 0.3)]);
  });

  const shares = fc.double({ min: 0.0001, max: 0.9999, noNaN: true });
  const seats = fc.array(fc.tuple(fc.constantFrom('galxe', 'kaito', 'layer3', 'x'), shares), { minLength: 1, maxLength: 8 });
  const scoreOf = (some: readonly (readonly [string, number])[]) =>
    globalStanding(some.map(([platform, share]) => seat(platform, share)))?.score ?? Number.NaN;

  it('is never lowered by one more seat, nor by a better one, and does not depend on the order', () => {
    fc.assert(
      fc.property(seats, fc.constantFrom('galxe', 'kaito', 'layer3', 'x'), shares, fc.nat(), (some, platform, share, which) => {
        const score = scoreOf(some);
        expect(scoreOf([...some, [platform, share]])).toBeGreaterThanOrEqual(score - 1e-12);
        const at = which % some.length;
        const [on, before] = some[at] ?? ['x', 0.5];
        expect(scoreOf(some.with(at, [on, Math.max(before, share)]))).toBeGreaterThanOrEqual(score - 1e-12);
        expect(scoreOf([...some].reverse())).toBeCloseTo(score, 12);
      }),
    );
  });

  it('keeps the order of a board among people who stand on that board only', () => {
    fc.assert(
      fc.property(values, (board) => {
        const made = shape(levelsOf(board));
        const scores = [...board].sort((a, b) => b - a).map((value) => scoreOf([['kaito', percentile(made, value)]]));
        for (const [at, score] of scores.entries()) if (at > 0) expect(score).toBeLessThan(scores[at - 1] ?? 0);
      }),
    );
  });
});
