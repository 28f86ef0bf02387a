import type { FeatureVector } from './features.ts';

/** Features as small numbers: which part of the training data's range a value falls in. Trees split between parts only. */
export interface Binned {
  readonly rows: number;
  /** By feature: the bin of each row; `unknownBin` where the value is not known. */
  readonly bins: readonly Uint8Array[];
  /** By feature: upper bound of each bin but the last; a value goes left of a split when it is at most the bound. */
  readonly bounds: readonly (readonly number[])[];
}

const binCount = 16;
/** The bin of a value that is not known: after those of known values. */
export const unknownBin = 16;

export function binned(rows: readonly FeatureVector[]): Binned {
  const width = rows[0]?.length ?? 0;
  const bounds = Array.from({ length: width }, (_, feature) => boundsOf(rows.map((row) => row[feature] ?? Number.NaN)));
  const bins = bounds.map((limits, feature) => Uint8Array.from(rows, (row) => binOf(row[feature] ?? Number.NaN, limits)));
  return { rows: rows.length, bins, bounds };
}

/** Halfway between the quantiles' neighbours, so that a value seen in training never lies on a bound. */
function boundsOf(values: readonly number[]): readonly number[] {
  const known = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const found = new Set<number>();
  for (let part = 1; part < binCount; part++) {
    const at = Math.floor((part / binCount) * known.length);
    const [low, high] = [known[at - 1], known[at]];
    if (low === undefined || high === undefined) continue;
    if (low < high) found.add((low + high) / 2);
    else {
      const next = known.find((value) => value > high);
      if (next !== undefined) found.add((high + next) / 2);
    }
  }
  return [...found].sort((a, b) => a - b);
}

function binOf(value: number, bounds: readonly number[]): number {
  if (Number.isNaN(value)) return unknownBin;
  const at = bounds.findIndex((bound) => value <= bound);
  return at === -1 ? bounds.length : at;
}
