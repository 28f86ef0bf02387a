import type { Ratio } from '../../units.ts';
import { known, type Measure, missing } from '../measure.ts';
import { type Sums, sumsOf } from './sums.ts';

export const concentrationMethodology =
  'Over the rows of this board that were seen: the share that the first ten hold of all rows together, the Gini coefficient (0 is even, 1 is one holder) and the Herfindahl–Hirschman index (1 is a single holder). Rows that nobody saw are not in it.';

export interface Concentration {
  /** Share of the ten largest in the total of the rows seen, 0 to 1. */
  readonly top10: Ratio;
  /** Gini coefficient over the rows seen, 0 (even) to 1 - 1/n (a single holder). */
  readonly gini: Ratio;
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
 */
export const concentration = (weights: readonly number[]): Measure<Concentration> => concentrationOf(sumsOf(weights));

/**
 * The same from the sums. `missing` says `rows` under twenty of them, `shares` without any weight.
 * @see Hirschman, "The Paternity of an Index", American Economic Review 54(5), 1964, p. 761
 * @see Dixon et al., "Bootstrapping the Gini Coefficient of Inequality", Ecology 68(5), 1987, equation 2
 */
export function concentrationOf({ n, total, top10, squares, byPlace }: Sums): Measure<Concentration> {
  if (n < leastRows) return missing('rows');
  if (total === 0) return missing('shares');
  const hhi = share(squares / total ** 2);
  return known({ top10: share(top10 / total), gini: share((n + 1 - (2 * byPlace) / total) / n), hhi, effectiveHolders: 1 / hhi, n });
}

/** Float error may pass 0 and 1. */
const share = (value: number): Ratio => Math.min(1, Math.max(0, value)) as Ratio; // within 0 and 1 now
