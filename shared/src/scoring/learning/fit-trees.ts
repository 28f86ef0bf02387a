import type { Binned } from './binned.ts';
import type { Lessons, Random } from './lessons.ts';
import type { Member, Tree } from './model.ts';
import { sortedQuantile, type Three, taus, threeQuantiles } from './pinball.ts';
import { grow, leafOf } from './tree.ts';

const forest = { trees: 50, leaves: 24, leastRows: 12, features: 10 } as const;
const boosting = { trees: 60, leaves: 6, leastRows: 20, features: 14, share: 0.7, rate: 0.1 } as const;

/** Whole numbers 0 … n - 1, `count` of them, each at most once. */
function drawn(n: number, count: number, random: Random): number[] {
  const all = Array.from({ length: n }, (_, at) => at);
  for (let at = 0; at < Math.min(count, n); at++) {
    const other = at + Math.floor(random() * (n - at));
    [all[at], all[other]] = [all[other] ?? 0, all[at] ?? 0];
  }
  return all.slice(0, count);
}

/**
 * Trees on random halves of the rows; a leaf holds the quantiles of its rows.
 * @see Breiman, "Random Forests", Machine Learning 45, 2001; Meinshausen, "Quantile Regression Forests", JMLR 7, 2006
 */
export function fitForest(data: Binned, { targets }: Lessons, random: Random): Member {
  const trees = Array.from({ length: forest.trees }, () =>
    grow(data, Int32Array.from(drawn(data.rows, Math.ceil(data.rows * 0.6), random)), {
      targets: [targets],
      leafOf: (rows) => threeQuantiles(Float64Array.from(rows, (row) => targets[row] ?? 0)),
      leaves: forest.leaves,
      leastRows: forest.leastRows,
      candidates: () => drawn(data.bins.length, forest.features, random),
    }),
  );
  return { kind: 'forest', trees };
}

/**
 * Trees one after the other, each on what the ones before leave of three quantiles at once.
 * A split tells apart rows that lie above their quantile from rows below; a leaf moves each quantile to where it belongs among its rows.
 * @see Friedman, "Stochastic Gradient Boosting", Computational Statistics & Data Analysis 38, 2002
 */
export function fitBoosting(data: Binned, { features, targets }: Lessons, random: Random): Member {
  const start = threeQuantiles(targets);
  const reached = start.map((value) => new Float64Array(data.rows).fill(value));
  const trees: Tree[] = [];
  for (let round = 0; round < boosting.trees; round++) {
    const gradients = reached.map((values, at) =>
      values.map((value, row) => ((targets[row] ?? 0) > value ? (taus[at] ?? 0.5) : (taus[at] ?? 0.5) - 1)),
    );
    const sample = Int32Array.from(drawn(data.rows, Math.ceil(data.rows * boosting.share), random)).sort();
    const tree = grow(data, sample, {
      targets: gradients,
      leafOf: (rows) => stepOf(rows, targets, reached),
      leaves: boosting.leaves,
      leastRows: boosting.leastRows,
      candidates: () => drawn(data.bins.length, boosting.features, random),
    });
    trees.push(tree);
    features.forEach((row, at) => {
      const step = leafOf(tree, row);
      reached.forEach((values, quantile) => {
        values[at] = (values[at] ?? 0) + boosting.rate * (step[quantile] ?? 0);
      });
    });
  }
  return { kind: 'boosting', start, rate: boosting.rate, trees };
}

function stepOf(rows: Int32Array, targets: Float64Array, reached: readonly Float64Array[]): Three {
  return taus.map((tau, at) => {
    const left = Float64Array.from(rows, (row) => (targets[row] ?? 0) - (reached[at]?.[row] ?? 0)).sort();
    return sortedQuantile(left, tau);
  }) as Three;
}
