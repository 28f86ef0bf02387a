import { describe, expect, it } from 'vitest';
import { recommend, shareAbove } from './recommend.ts';

describe('a recommendation', () => {
  it.each([
    [{ p10: 15, p50: 20, p90: 30 }, 'strong_buy'],
    [{ p10: 14, p50: 15, p90: 30 }, 'buy'],
    [{ p10: 0, p50: 14, p90: 15 }, 'hold'],
    [{ p10: 0, p50: 1, p90: 14 }, 'skip'],
  ] as const)('on %o an hour, for an hour worth 15, is %s', (perHour, expected) => {
    expect(recommend(perHour, 15)).toBe(expected);
  });
});

describe('the probability of more than a bound', () => {
  const range = { p10: 10, p50: 20, p90: 40 };
  it.each([
    [20, 0.5],
    [10, 0.9],
    [40, 0.1],
    [15, 0.7],
    [30, 0.3],
    [0, 0.95],
    [60, 0.05],
  ])('of %d is %d', (bound, share) => {
    expect(shareAbove(range, bound)).toBeCloseTo(share, 9);
  });

  it('is all or nothing around a certain quantity, and even upon it', () => {
    const certain = { p10: 5, p50: 5, p90: 5 };
    expect([4, 5, 6].map((bound) => shareAbove(certain, bound))).toEqual([1, 0.5, 0]);
  });
});
