/** Middle of the values. @returns `NaN` of none. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const [low = Number.NaN, high = Number.NaN] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (low + high) / 2;
}

/**
 * Share of a standard normal distribution below z, to 1e-7.
 * @see Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17
 */
export function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    Math.exp(-(z * z) / 2) *
    0.3989422804014327 *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z > 0 ? 1 - tail : tail;
}

/** Shares to four digits after the point: what is below says nothing, and costs room in every stored score. */
export const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;
/** Rates to six: they are a hundredth of a share. */
export const roundedRate = (rate: number): number => Math.round(rate * 1_000_000) / 1_000_000;

/** The ranks of values, from 1; equal values share the mean of theirs. */
export function ranks(values: Float64Array): Float64Array {
  const sorted = values.slice().sort();
  const ranked = new Float64Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number; // `at` lies within
    ranked[at] = (below(sorted, value, false) + below(sorted, value, true) + 1) / 2;
  }
  return ranked;
}

/** How many of the sorted values are below a value, or equal to it. */
function below(sorted: Float64Array, value: number, orEqual: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = sorted[middle] as number; // `middle` lies within
    if (found < value || (orEqual && found === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
