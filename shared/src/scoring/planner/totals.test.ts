import { expect, it } from 'vitest';
import { totalOf } from './totals.ts';

const one = { p10: 5, p50: 10, p90: 20 };

it('a sum of many is known better than each of them, unless they move together', () => {
  const apart = totalOf(
    Array.from({ length: 9 }, () => ({ of: one, times: 1 })),
    0,
  );
  expect(apart.p10).toBeGreaterThan(9 * one.p10);
  expect(apart.p90).toBeLessThan(9 * one.p90);
  const together = totalOf(
    Array.from({ length: 9 }, () => ({ of: one, times: 1 })),
    1,
  );
  expect(together).toEqual({ p10: 45, p50: 90, p90: 180 });
});

it('the same campaign with three wallets is three times as uncertain', () => {
  const { p10, p50, p90 } = totalOf([{ of: one, times: 3 }], 0);
  expect([p10, p50, p90].map((value) => Math.round(value))).toEqual([15, 30, 60]);
});

it('what may cost more than it pays keeps its low end below zero', () => {
  const { p10, p50 } = totalOf([{ of: { p10: -4, p50: 1, p90: 9 }, times: 1 }], 0);
  expect(p10).toBeCloseTo(-4, 1);
  expect(p50).toBeCloseTo(1, 6);
});

it('nothing adds up to nothing', () => {
  expect(totalOf([], 0.4)).toEqual({ p10: 0, p50: 0, p90: 0 });
});
