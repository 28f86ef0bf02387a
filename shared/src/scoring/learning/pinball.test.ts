import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ordered, pinball, sortedQuantile, threeOf, threeQuantiles } from './pinball.ts';
import { lossOf, weigh } from './weigh.ts';

describe('pinball loss', () => {
  it('is a tenth of what p10 lies below, nine tenths of what it lies above, and so on: by hand', () => {
    expect(pinball([0, 0, 0], 10)).toBeCloseTo((0.1 * 10 + 0.5 * 10 + 0.9 * 10) / 3, 12);
    expect(pinball([0, 0, 0], -10)).toBeCloseTo((0.9 * 10 + 0.5 * 10 + 0.1 * 10) / 3, 12);
    expect(pinball([4, 4, 4], 4)).toBe(0);
  });

  it('is least for the quantiles that are true', () => {
    const values = Array.from({ length: 1_001 }, (_, at) => at);
    const loss = (three: [number, number, number]) => values.reduce((sum, value) => sum + pinball(three, value), 0);
    const best = loss(threeQuantiles(values));
    for (const off of [-40, 40]) {
      expect(loss([100 + off, 500, 900])).toBeGreaterThan(best);
      expect(loss([100, 500 + off, 900])).toBeGreaterThan(best);
      expect(loss([100, 500, 900 + off])).toBeGreaterThan(best);
    }
  });

  it('is averaged over many, in order', () => {
    expect(lossOf([[9, 0, -9]], [0])).toBeCloseTo(lossOf([[-9, 0, 9]], [0]), 12);
    expect(
      lossOf(
        [
          [0, 0, 0],
          [4, 4, 4],
        ],
        [10, 4],
      ),
    ).toBeCloseTo(2.5, 12);
    expect(lossOf([], [])).toBe(0);
  });
});

describe('quantiles', () => {
  it('lie between neighbours in proportion', () => {
    expect(sortedQuantile([1, 2, 4], 0.5)).toBe(2);
    expect(sortedQuantile([1, 2, 4], 0.75)).toBe(3);
    expect(sortedQuantile([1, 2, 4], 1)).toBe(4);
    expect(sortedQuantile([], 0.5)).toBe(0);
    expect(threeQuantiles([10, 0, 5])).toEqual([1, 5, 9]);
    expect(threeOf({ p10: 1, p50: 2, p90: 3 })).toEqual([1, 2, 3]);
  });

  it('are put in order whatever their order was', () => {
    fc.assert(
      fc.property(fc.tuple(fc.integer(), fc.integer(), fc.integer()), (three) => {
        expect(ordered(three)).toEqual([...three].sort((a, b) => a - b));
      }),
    );
  });
});

describe('the weights of members', () => {
  const realised = Float64Array.from({ length: 200 }, (_, at) => (at % 10) / 10);
  const says = (value: (at: number) => number) =>
    Array.from({ length: 200 }, (_, at): [number, number, number] => [value(at), value(at), value(at)]);

  it('go to who is right', () => {
    const weights = weigh([says((at) => (at % 10) / 10), says(() => 3), says(() => 2)], realised);
    expect(weights[0]).toBeGreaterThan(0.9);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it('are shared by two who are wrong in opposite ways', () => {
    const [high = 0, low = 0] = weigh([says((at) => (at % 10) / 10 + 1), says((at) => (at % 10) / 10 - 1)], realised);
    expect(Math.abs(high - low)).toBeLessThan(0.2);
  });

  it('move by multiplying with how much less one loses, and are the mean of all rounds: by hand', () => {
    // Both are below what came true, so each round the second gains a factor e to the power of (0.1 + 0.5 + 0.9) / 3.
    const zero = [0, 0, 0] as [number, number, number];
    const one = [1, 1, 1] as [number, number, number];
    const share = Array.from({ length: 150 }, (_, round) => 1 / (1 + Math.exp(-0.5 * (round + 1)))).reduce((a, b) => a + b, 0) / 150;
    const [first, second] = weigh(
      [
        [zero, zero],
        [one, one],
      ],
      Float64Array.of(10, 20),
    );
    expect(second).toBeCloseTo(share, 9);
    expect(first).toBeCloseTo(1 - share, 9);
    const [, above] = weigh([[zero], [one]], Float64Array.of(-10));
    expect(above).toBeCloseTo(1 - share, 9);
  });

  it('are judged at each of the three quantiles by its own share', () => {
    // Only p10 differs. Below what came true it gains a factor e to the power of 0.1 / 3 a round, above it loses 0.9 / 3.
    const of = (p10: number): [number, number, number] => [p10, 5, 5];
    const gain = (realised: number) => {
      const [first = 0, second = 0] = weigh([[of(0)], [of(1)]], Float64Array.of(realised));
      return second / first;
    };
    expect(gain(9)).toBeGreaterThan(1);
    expect(gain(-9)).toBeLessThan(1 / gain(9));
  });

  it('are even without outcomes', () => {
    expect(weigh([[], []], new Float64Array())).toEqual([0.5, 0.5]);
  });
});
