import type { Ratio } from '../units.ts';
import { ratio } from '../units.ts';
import { known, type Measure, missing } from './measure.ts';

export const concentrationMethodology =
  'Over the rows of this board that were seen: the share that the first ten hold of all rows together, and the Herfindahl–Hirschman index (1 is a single holder).';

export interface Concentration {
  /** Share of the ten largest in the total of the rows seen, 0 to 1. */
  readonly top10: Ratio;
  /** Herfindahl–Hirschman index, 1/n (even) to 1 (a single holder). */
  readonly hhi: Ratio;
  /** 1 / HHI: the number of equal holders that would be as concentrated. */
  readonly effectiveHolders: number;
  /** Rows it rests on. */
  readonly n: number;
}

/** Fewer rows than this say nothing about "the first ten". */
const leastRows = 20;

/**
 * How strongly a board's total sits with few of its members.
 * @param weights One non-negative number a row, in any common unit (mindshare, points).
 * @throws {RangeError} on a negative or non-finite weight: that is a bug upstream.
 * @see Hirschman, "The Paternity of an Index", American Economic Review 54(5), 1964, p. 761
 */
export function concentration(weights: readonly number[]): Measure<Concentration> {
  const bad = weights.find((weight) => !Number.isFinite(weight) || weight < 0);
  if (bad !== undefined) throw new RangeError(`Expected weights >= 0, got ${bad}`);
  if (weights.length < leastRows) return missing('rows');

  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return missing('shares');
  const shares = weights.map((weight) => weight / total).sort((a, b) => b - a);
  const top10 = ratio(
    Math.min(
      1,
      shares.slice(0, 10).reduce((sum, share) => sum + share, 0),
    ),
  ); // float error may pass 1
  const hhi = ratio(
    Math.min(
      1,
      shares.reduce((sum, share) => sum + share * share, 0),
    ),
  );
  return top10 === undefined || hhi === undefined ? missing('shares') : known({ top10, hhi, effectiveHolders: 1 / hhi, n: weights.length });
}
