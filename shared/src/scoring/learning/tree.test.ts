import { describe, expect, it } from 'vitest';
import { binned, unknownBin } from './binned.ts';
import type { Tree } from './model.ts';
import { threeQuantiles } from './pinball.ts';
import { scaled, scalingOf, strangeness } from './scaling.ts';
import { grow, leafOf } from './tree.ts';

const rows = (values: readonly (readonly number[])[]) => values.map((row) => [...row]);
const line = Array.from({ length: 64 }, (_, at) => [at, 7]);

describe('bins', () => {
  it('hold equal parts of what is known, bounded half-way between values', () => {
    const { bins, bounds } = binned(rows(line));
    expect(bounds[0]).toHaveLength(15);
    expect(bounds[0]?.[0]).toBe(3.5);
    expect([bins[0]?.[3], bins[0]?.[4], bins[0]?.[63]]).toEqual([0, 1, 15]);
    expect(bounds[1]).toEqual([]);
  });

  it('split off a value that most rows have', () => {
    const { bins, bounds } = binned([...Array.from({ length: 60 }, () => [0]), [1], [2], [3], [4]]);
    expect(bounds[0]).toEqual([0.5]);
    expect(bins[0]?.[63]).toBe(1);
  });

  it('split off the values beside one that nearly all rows have', () => {
    const { bounds, bins } = binned([...Array.from({ length: 62 }, () => [5]), [8], [9]]);
    expect(bounds[0]).toEqual([6.5]);
    expect(bins[0]?.[61]).toBe(0);
    // At the low end the rows that differ are too few for a part of their own.
    expect(binned([[1], ...Array.from({ length: 63 }, () => [5])]).bounds[0]).toEqual([]);
  });

  it('are the same in whatever order the rows come, and whatever is not known among them', () => {
    const mixed = line.map((_, at) => [(at * 37) % 64, 7]);
    expect(binned(mixed).bounds).toEqual(binned(rows(line)).bounds);
    const gaps = [...mixed.map((row) => [...row]), ...Array.from({ length: 64 }, () => [Number.NaN, 7])];
    expect(binned(gaps).bounds).toEqual(binned(rows(line)).bounds);
  });

  it('are in ascending order, also where a part begins at a value that many rows have', () => {
    const many = [...Array.from({ length: 30 }, () => [0]), ...Array.from({ length: 30 }, () => [10]), [20], [30], [40], [50]];
    expect(binned(many).bounds[0]).toEqual([5, 15]);
  });

  it('keep unknown values apart', () => {
    expect(binned([[Number.NaN], [1], [2]]).bins[0]?.[0]).toBe(unknownBin);
  });
});

describe('a tree', () => {
  const grown = (features: number[][], targets: number[], leaves = 4, leastRows = 4): Tree => {
    const values = Float64Array.from(targets);
    return grow(
      binned(features),
      Int32Array.from(features, (_, at) => at),
      {
        targets: [values],
        leafOf: (some) => threeQuantiles(Float64Array.from(some, (row) => values[row] ?? 0)),
        leaves,
        leastRows,
        candidates: () => features[0]?.map((_, at) => at) ?? [],
      },
    );
  };

  it('cuts where the target changes, and its leaves hold the quantiles of their rows', () => {
    const tree = grown(
      rows(line),
      line.map(([x = 0]) => (x < 32 ? 1 : 5)),
      2,
    );
    expect(tree.threshold[0]).toBe(31.5);
    expect(leafOf(tree, [31, 7])).toEqual([1, 1, 1]);
    expect(leafOf(tree, [31.6, 7])).toEqual([5, 5, 5]);
  });

  it('is kept as columns: a node that splits, and its two leaves; what is not known goes left where all was known', () => {
    const tree = grown(
      rows(line),
      line.map(([x = 0]) => (x < 32 ? 1 : 5)),
      2,
    );
    expect(tree).toEqual({
      feature: [0, -1, -1],
      threshold: [31.5, 0, 0],
      left: [1, 0, 0],
      unknown: [1, 0, 0],
      leaf: [
        [1, 3, 5],
        [1, 1, 1],
        [5, 5, 5],
      ],
    });
    expect(leafOf(tree, [31.5, 7])).toEqual([1, 1, 1]);
    expect(leafOf({ feature: [], threshold: [], left: [], unknown: [], leaf: [] }, [1])).toEqual([0, 0, 0]);
  });

  it('leaves enough rows on either side, though the target changes nearer to the end', () => {
    const cut = (change: number) =>
      grown(
        rows(line),
        line.map(([x = 0]) => (x < change ? 9 : 0)),
        2,
        12,
      ).threshold[0];
    expect([cut(4), cut(60), cut(20)]).toEqual([11.5, 51.5, 19.5]);
  });

  it('sums its targets with their signs', () => {
    const tree = grown(
      rows(line),
      line.map(([x = 0]) => (x < 20 ? -3 : x < 44 ? 1 : 3)),
      2,
    );
    expect(tree.threshold[0]).toBe(19.5);
  });

  it('cuts the feature that tells most, first where it tells most', () => {
    const features = line.map(([x = 0], at) => [at % 7, x]);
    const tree = grown(
      features,
      line.map(([x = 0]) => (x < 16 ? 0 : x < 48 ? 10 : 11)),
      3,
    );
    expect(tree.feature.slice(0, 1)).toEqual([1]);
    expect([tree.threshold[0], tree.threshold[2]]).toEqual([15.5, 47.5]);
    expect([0, 20, 60].map((x) => leafOf(tree, [0, x])[1])).toEqual([0, 10, 11]);
  });

  it('sends the unknown to the side it is like', () => {
    const features = [...Array.from({ length: 20 }, (_, at) => [at]), ...Array.from({ length: 10 }, () => [Number.NaN])];
    const low = grown(
      features,
      features.map(([x = 0]) => (Number.isNaN(x) || x < 10 ? 1 : 5)),
      2,
    );
    expect(leafOf(low, [Number.NaN])).toEqual([1, 1, 1]);
    const high = grown(
      features,
      features.map(([x = 0]) => (Number.isNaN(x) || x >= 10 ? 5 : 1)),
      2,
    );
    expect(leafOf(high, [Number.NaN])).toEqual([5, 5, 5]);
  });

  it('has no more leaves than allowed, none of fewer rows than allowed, and none for nothing', () => {
    const noisy = line.map(([x = 0]) => Math.sin(x * x));
    const leavesOf = (tree: Tree) => tree.feature.filter((feature) => feature === -1).length;
    expect(leavesOf(grown(rows(line), noisy, 6))).toBe(6);
    expect(leavesOf(grown(rows(line), noisy, 64, 32))).toBe(2);
    expect(leavesOf(grown(rows(line), noisy, 64, 33))).toBe(1);
    expect(
      leavesOf(
        grown(
          rows(line),
          line.map(() => 3),
          64,
        ),
      ),
    ).toBe(1);
  });

  it('lowers the variance of several targets together', () => {
    const values = [Float64Array.from(line, ([x = 0]) => (x < 8 ? 1 : 0)), Float64Array.from(line, ([x = 0]) => (x < 48 ? 0 : 9))];
    const tree = grow(
      binned(rows(line)),
      Int32Array.from(line, (_, at) => at),
      {
        targets: values,
        leafOf: (some) => [some.length, 0, 0],
        leaves: 2,
        leastRows: 1,
        candidates: () => [0],
      },
    );
    expect(tree.threshold[0]).toBe(47.5);
    expect(leafOf(tree, [0])[0]).toBe(48);
  });
});

describe('scaled features', () => {
  const scaling = () =>
    scalingOf([
      [0, 5],
      [10, 5],
      [Number.NaN, 5],
    ]);

  it('have mean 0 and deviation 1, the unknown standing at the median', () => {
    expect(scaling().fill).toEqual([5, 5]);
    expect(scaling().mean).toEqual([5, 5]);
    expect(scalingOf([[9], [1], [2]])).toEqual({ fill: [2], mean: [4], deviation: [expect.closeTo(Math.sqrt(38 / 3), 12)] });
    expect(scaled([10, 5], scaling())[0]).toBeCloseTo(5 / Math.sqrt(50 / 3), 12);
    expect(scaled([Number.NaN, 5], scaling())).toEqual([0, 0]);
  });

  it('are cut at five deviations, and a feature that never varied is as strange as can be when it does', () => {
    expect(scaled([1e9, 5.1], scaling())).toEqual([5, 5]);
    expect(scaled([-1e9, 4], scaling())).toEqual([-5, -5]);
  });

  it('find nothing strange in a feature that never varied and is stored with six digits', () => {
    const stored = { fill: [Number(Math.LN2.toPrecision(6))], mean: [Number(Math.LN2.toPrecision(6))], deviation: [0] };
    expect(scaled([Math.LN2], stored)).toEqual([0]);
    expect(scaled([Math.LN2 + 0.001], stored)).toEqual([5]);
  });

  it('are strange by the mean of their squares', () => {
    expect(strangeness([3, 4])).toBe(12.5);
    expect(strangeness([])).toBe(0);
  });
});
