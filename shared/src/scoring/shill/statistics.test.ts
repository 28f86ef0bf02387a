import { expect, it } from 'vitest';
import { median, normalShare, ranks, rounded, roundedRate } from './statistics.ts';

it('finds the middle, between two of an even number, in any order', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([10, 9, 1])).toBe(9); // as numbers, not as words
  expect(median([])).toBeNaN();
});

it('knows the normal distribution', () => {
  for (const [z, share] of [
    [0, 0.5],
    [1, 0.8413447],
    [-1, 0.1586553],
    [1.959964, 0.975],
    [-3, 0.0013499],
    [6, 1],
  ] as const)
    expect(normalShare(z)).toBeCloseTo(share, 6);
});

it('ranks from 1, equal values by the mean of their ranks', () => {
  expect([...ranks(Float64Array.of(10, 30, 20))]).toEqual([1, 3, 2]);
  expect([...ranks(Float64Array.of(5, 1, 5, 9, 5))]).toEqual([3, 1, 3, 5, 3]);
  expect([...ranks(Float64Array.of(7, 7))]).toEqual([1.5, 1.5]);
  expect([...ranks(new Float64Array(0))]).toEqual([]);
});

it('rounds shares to four and rates to six digits', () => {
  expect(rounded(0.123456)).toBe(0.1235);
  expect(roundedRate(0.0123456789)).toBe(0.012346);
});
