import type { Quantiles } from '../quantiles.ts';

/**
 * A quantity that is not known exactly, as equally likely values in ascending order ({@link places} of them, or one that is certain).
 * Sums and products take every pair of values of two independent quantities and keep the quantiles in the middle of each of as many
 * equal parts. So a larger quantity never makes a smaller product, and a factor passes through unchanged.
 */
export type Spread = readonly number[];

const places = 15;

/** Standard normal quantiles in the middle of each of the 15 equal parts. */
const normal = [
  -1.8339, -1.2816, -0.9674, -0.7279, -0.5244, -0.3407, -0.1679, 0, 0.1679, 0.3407, 0.5244, 0.7279, 0.9674, 1.2816, 1.8339,
] as const;
/** Standard normal quantile of 0.9. */
const ninth = 1.2816;

export const certainly = (value: number): Spread => [value];

/** Median times a log-normal factor. @param deviation Of the logarithm; 0 is certain. */
export function around(median: number, deviation: number): Spread {
  return deviation === 0 ? [median] : normal.map((z) => median * Math.exp(z * deviation));
}

/** Every value between two bounds is as likely as any other. */
export function evenly(low: number, high: number): Spread {
  return normal.map((_, at) => low + ((at + 0.5) / places) * (high - low));
}

/**
 * A quantity of which three quantiles are known: log-normal on either side of the median where the median is positive, even otherwise.
 * Never below 0.
 */
export function spreadOf({ p10, p50, p90 }: Quantiles): Spread {
  return normal.map((z) => {
    const [edge, share] = z < 0 ? [p10, -z / ninth] : [p90, z / ninth];
    if (p50 > 0 && edge > 0) return p50 * (edge / p50) ** share;
    return Math.max(0, p50 + (edge - p50) * share);
  });
}

export const times = (a: Spread, b: Spread): Spread => paired(a, b, (x, y) => x * y);
export const plus = (a: Spread, b: Spread): Spread => paired(a, b, (x, y) => x + y);

/** @param of Must not fall in either quantity. */
function paired(a: Spread, b: Spread, of: (x: number, y: number) => number): Spread {
  const [onlyA] = a;
  const [onlyB] = b;
  if (a.length === 1 && onlyA !== undefined) return b.map((y) => of(onlyA, y));
  if (b.length === 1 && onlyB !== undefined) return a.map((x) => of(x, onlyB));
  const pairs = new Float64Array(a.length * b.length);
  let at = 0;
  for (const x of a) for (const y of b) pairs[at++] = of(x, y);
  pairs.sort();
  return normal.map((_, part) => pairs[Math.floor(((part + 0.5) / places) * pairs.length)] ?? 0);
}

export const mean = (spread: Spread): number => spread.reduce((sum, value) => sum + value, 0) / spread.length;

/** The value below which a share of the quantity lies, 0 to 1; between two values in proportion. */
export function quantile(spread: Spread, share: number): number {
  const at = Math.min(spread.length - 1, Math.max(0, share * spread.length - 0.5));
  const below = Math.floor(at);
  const low = spread[below] ?? 0;
  const high = spread[below + 1] ?? low;
  return low + (high - low) * (at - below);
}

/** Quantiles of a quantity that is there with a probability and 0 otherwise. */
export function quantilesOf(spread: Spread, probability = 1): Quantiles {
  const at = (share: number) => {
    const within = probability === 0 ? -1 : (share - (1 - probability)) / probability;
    return within < 0 ? 0 : quantile(spread, within);
  };
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}
