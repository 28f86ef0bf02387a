/** What the concentration of a board follows from: sums that a database can make as well as this function. */
export interface Sums {
  /** Rows. */
  readonly n: number;
  readonly total: number;
  /** Of the ten largest. */
  readonly top10: number;
  /** Of the squares. */
  readonly squares: number;
  /** Of each value times its place, the largest at place 1. */
  readonly byPlace: number;
  /** The smallest value; 0 without rows. */
  readonly least: number;
}

/**
 * @param weights One non-negative number a row, in any common unit (mindshare, points), in any order.
 * @throws {RangeError} on a negative or non-finite weight: that is a bug upstream.
 */
export function sumsOf(weights: readonly number[]): Sums {
  const bad = weights.find((weight) => !Number.isFinite(weight) || weight < 0);
  if (bad !== undefined) throw new RangeError(`Expected weights >= 0, got ${bad}`);
  const sums = { n: weights.length, total: 0, top10: 0, squares: 0, byPlace: 0, least: 0 };
  for (const [at, weight] of [...weights].sort((a, b) => b - a).entries()) {
    sums.total += weight;
    if (at < 10) sums.top10 += weight;
    sums.squares += weight * weight;
    sums.byPlace += (at + 1) * weight;
    sums.least = weight;
  }
  return sums;
}
