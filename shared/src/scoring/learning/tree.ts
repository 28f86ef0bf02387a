import { type Binned, unknownBin } from './binned.ts';
import type { FeatureVector } from './features.ts';
import type { Tree } from './model.ts';

type Leaf = Tree['leaf'][number];

export interface Growing {
  /** What splits shall tell apart, one or several numbers a row: the sum of their variances is what a split lowers. */
  readonly targets: readonly Float64Array[];
  /** What a leaf says of its rows. */
  readonly leafOf: (rows: Int32Array) => Leaf;
  readonly leaves: number;
  /** Rows a leaf holds at least. */
  readonly leastRows: number;
  /** The features a split may look at: drawn anew for each one. */
  readonly candidates: () => readonly number[];
}

interface Split {
  readonly gain: number;
  readonly feature: number;
  readonly bin: number;
  readonly unknownLeft: boolean;
}
interface Open {
  readonly node: number;
  readonly rows: Int32Array;
  readonly split: Split | undefined;
}

/**
 * A regression tree, grown best split first.
 * @see Breiman, Friedman, Olshen and Stone, Classification and Regression Trees, 1984
 */
export function grow(data: Binned, rows: Int32Array, how: Growing): Tree {
  const tree: Tree = { feature: [-1], threshold: [0], left: [0], unknown: [0], leaf: [how.leafOf(rows)] };
  let open: Open[] = [{ node: 0, rows, split: bestSplit(data, rows, how) }];
  for (let leaves = 1; leaves < how.leaves; leaves++) {
    const next = open.reduce<Open | undefined>((a, b) => ((b.split?.gain ?? 0) > (a?.split?.gain ?? 0) ? b : a), undefined);
    const split = next?.split;
    if (next === undefined || split === undefined) break;
    const goesLeft = sides(data, split);
    const left = tree.feature.length;
    tree.feature[next.node] = split.feature;
    tree.threshold[next.node] = data.bounds[split.feature]?.[split.bin] ?? 0;
    tree.left[next.node] = left;
    tree.unknown[next.node] = split.unknownLeft ? 1 : 0;
    const parts = [next.rows.filter(goesLeft), next.rows.filter((row) => !goesLeft(row))];
    open = open.filter((entry) => entry !== next);
    for (const part of parts) {
      open.push({ node: tree.feature.length, rows: part, split: bestSplit(data, part, how) });
      tree.feature.push(-1);
      tree.threshold.push(0);
      tree.left.push(0);
      tree.unknown.push(0);
      tree.leaf.push(how.leafOf(part));
    }
  }
  return tree;
}

function sides(data: Binned, { feature, bin, unknownLeft }: Split): (row: number) => boolean {
  const bins = data.bins[feature] ?? new Uint8Array();
  return (row) => {
    const at = bins[row] ?? unknownBin;
    return at === unknownBin ? unknownLeft : at <= bin;
  };
}

function bestSplit(data: Binned, rows: Int32Array, how: Growing): Split | undefined {
  if (rows.length < 2 * how.leastRows) return undefined;
  let best: Split | undefined;
  for (const feature of how.candidates()) {
    const found = splitOn(data, rows, how, feature);
    if (found && found.gain > (best?.gain ?? 1e-9)) best = found;
  }
  return best;
}

/** The best place to cut one feature, from one histogram of its bins. */
function splitOn(data: Binned, rows: Int32Array, { targets, leastRows }: Growing, feature: number): Split | undefined {
  const bins = data.bins[feature];
  const cuts = data.bounds[feature]?.length ?? 0;
  if (bins === undefined || cuts === 0) return undefined;
  const counts = new Float64Array(unknownBin + 1);
  const sums = targets.map(() => new Float64Array(unknownBin + 1));
  for (const row of rows) {
    const bin = bins[row] ?? unknownBin;
    counts[bin] = (counts[bin] ?? 0) + 1;
    for (let target = 0; target < targets.length; target++) {
      const sum = sums[target];
      if (sum) sum[bin] = (sum[bin] ?? 0) + (targets[target]?.[row] ?? 0);
    }
  }
  const totals = sums.map((sum) => sum.reduce((a, b) => a + b, 0));
  const whole = totals.reduce((gain, total) => gain + (total * total) / rows.length, 0);
  const unknown = counts[unknownBin] ?? 0;
  let best: Split | undefined;
  for (const unknownLeft of unknown === 0 ? [true] : [true, false]) {
    let count = unknownLeft ? unknown : 0;
    const left = sums.map((sum) => (unknownLeft ? (sum[unknownBin] ?? 0) : 0));
    for (let bin = 0; bin < cuts; bin++) {
      count += counts[bin] ?? 0;
      let gain = -whole;
      for (let target = 0; target < left.length; target++) {
        const here = (left[target] ?? 0) + (sums[target]?.[bin] ?? 0);
        left[target] = here;
        const there = (totals[target] ?? 0) - here;
        gain += (here * here) / Math.max(count, 1) + (there * there) / Math.max(rows.length - count, 1);
      }
      if (count >= leastRows && rows.length - count >= leastRows && gain > (best?.gain ?? 0)) best = { gain, feature, bin, unknownLeft };
    }
  }
  return best;
}

/** The leaf a feature vector falls in. */
export function leafOf(tree: Tree, features: FeatureVector): Leaf {
  let node = 0;
  for (;;) {
    const feature = tree.feature[node] ?? -1;
    if (feature === -1) return tree.leaf[node] ?? [0, 0, 0];
    const value = features[feature] ?? Number.NaN;
    const goesLeft = Number.isNaN(value) ? tree.unknown[node] === 1 : value <= (tree.threshold[node] ?? 0);
    node = (tree.left[node] ?? 0) + (goesLeft ? 0 : 1);
  }
}
