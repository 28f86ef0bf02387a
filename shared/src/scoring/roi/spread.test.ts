import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { around, certainly, evenly, mean, plus, quantile, quantilesOf, spreadOf, times } from './spread.ts';

describe('a quantity that is not known exactly', () => {
  it('is itself when it is certain', () => {
    expect(quantilesOf(certainly(7))).toEqual({ p10: 7, p50: 7, p90: 7 });
    expect(around(7, 0)).toEqual([7]);
  });

  it('keeps the three quantiles it was made from', () => {
    const { p10, p50, p90 } = quantilesOf(spreadOf({ p10: 2, p50: 10, p90: 80 }));
    expect(p10).toBeCloseTo(2, 1);
    expect(p50).toBe(10);
    expect(p90).toBeCloseTo(80, 0);
  });

  it('never falls below nothing when its low end is nothing', () => {
    const spread = spreadOf({ p10: 0, p50: 1, p90: 2 });
    expect(Math.min(...spread)).toBe(0);
    expect(quantile(spread, 0.9)).toBeCloseTo(2, 1);
    expect(spreadOf({ p10: 0, p50: 0, p90: 4 }).every((value) => value >= 0)).toBe(true);
  });

  it('is log-normal around its median', () => {
    const { p10, p50, p90 } = quantilesOf(around(100, 0.5));
    expect(p50).toBe(100);
    expect(p10).toBeCloseTo(100 * Math.exp(-0.5 * 1.2816), 1);
    expect(p90).toBeCloseTo(100 * Math.exp(0.5 * 1.2816), 1);
  });

  it('is even between bounds', () => {
    expect(mean(evenly(0, 30))).toBeCloseTo(15, 9);
    expect(quantile(evenly(0, 30), 0.5)).toBeCloseTo(15, 9);
    expect(evenly(0, 30)[0]).toBeCloseTo(1, 9);
  });

  it('has quantiles between its values in proportion, and none beyond them', () => {
    const five = [10, 20, 40, 80, 160];
    expect(quantile(five, 0.5)).toBe(40);
    expect(quantile(five, 0.6)).toBeCloseTo(60, 9);
    expect(quantile(five, 0.75)).toBeCloseTo(100, 9);
    expect([quantile(five, 0), quantile(five, 0.05), quantile(five, 0.95), quantile(five, 1)]).toEqual([10, 10, 160, 160]);
  });

  it('has its quantiles further down the likelier it is not there', () => {
    // Half of it is there: what is below nine tenths of all is below eight tenths of what is there.
    const { p10, p50, p90 } = quantilesOf([10, 20, 40, 80, 160], 0.5);
    expect([p10, p50]).toEqual([0, 10]);
    expect(p90).toBeCloseTo(quantile([10, 20, 40, 80, 160], 0.8), 9);
  });

  it('has an even lower side where its low end is nothing, and a log-normal upper one', () => {
    const spread = spreadOf({ p10: 0, p50: 1.2816, p90: 2.5632 });
    expect(spread[7]).toBeCloseTo(1.2816, 12);
    expect(spread[5]).toBeCloseTo(1.2816 - 0.3407, 9);
    expect(spread[10]).toBeCloseTo(1.2816 * 2 ** (0.5244 / 1.2816), 9);
    expect(spreadOf({ p10: 0, p50: 0, p90: 1.2816 })[9]).toBeCloseTo(0.3407, 9);
  });

  it('is even between bounds that do not begin at nothing', () => {
    expect(mean(evenly(10, 40))).toBeCloseTo(25, 9);
    expect(evenly(10, 40)[14]).toBeCloseTo(39, 9);
  });

  it('is 0 with the probability that it is not there', () => {
    expect(quantilesOf(certainly(8), 0.6)).toEqual({ p10: 0, p50: 8, p90: 8 });
    expect(quantilesOf(certainly(8), 0.4)).toEqual({ p10: 0, p50: 0, p90: 8 });
    expect(quantilesOf(certainly(8), 0)).toEqual({ p10: 0, p50: 0, p90: 0 });
  });

  it('adds and multiplies with a certain one exactly', () => {
    expect(times([1, 2, 3], certainly(2))).toEqual([2, 4, 6]);
    expect(times(certainly(2), [1, 2, 3])).toEqual([2, 4, 6]);
    expect(plus(certainly(2), [1, 2, 3])).toEqual([3, 4, 5]);
  });

  it('adds deviations of logarithms as squares when it multiplies', () => {
    const product = times(around(2, 0.3), around(5, 0.4));
    expect(product).toHaveLength(15);
    expect(quantile(product, 0.5)).toBeCloseTo(10, 1);
    expect(Math.log(quantile(product, 0.9) / 10) / 1.2816).toBeCloseTo(0.5, 1);
  });

  it('keeps its order, and a larger factor never makes a smaller product', () => {
    const positive = fc.double({ min: 0.01, max: 1e4, noNaN: true });
    const deviation = fc.double({ min: 0, max: 2, noNaN: true });
    fc.assert(
      fc.property(positive, positive, deviation, deviation, (a, b, da, db) => {
        const small = quantilesOf(times(around(Math.min(a, b), da), around(3, db)));
        const large = quantilesOf(times(around(Math.max(a, b), da), around(3, db)));
        expect(small.p10 <= small.p50 && small.p50 <= small.p90).toBe(true);
        for (const share of ['p10', 'p50', 'p90'] as const) expect(large[share]).toBeGreaterThanOrEqual(small[share]);
      }),
    );
  });
});
