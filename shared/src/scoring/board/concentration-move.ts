import type { EpochMs } from '../../units.ts';
import { known, type Measure, missing } from '../measure.ts';
import type { Concentration } from './concentration.ts';

export const concentrationMoveMethodology =
  'Difference between the concentration now and as it was a day or a week ago. Not stated when the number of rows seen differs by more than a fifth: then it would tell what was seen, not what moved.';

export interface DatedConcentration extends Concentration {
  readonly at: EpochMs;
}

/** Later minus earlier. */
export interface ConcentrationMove {
  readonly from: EpochMs;
  readonly to: EpochMs;
  readonly top10: number;
  readonly gini: number;
  readonly hhi: number;
  readonly effectiveHolders: number;
}

/** Rows seen may differ by so much, of the larger number. */
const likeEnough = 0.2;

/** How concentration moved between two times. `missing` says `history` without an earlier one, `rows` when the two saw too different parts of the board. */
export function concentrationMove(before: DatedConcentration | undefined, after: DatedConcentration): Measure<ConcentrationMove> {
  if (!before || before.at >= after.at) return missing('history');
  if (Math.abs(after.n - before.n) > likeEnough * Math.max(after.n, before.n)) return missing('rows');
  return known({
    from: before.at,
    to: after.at,
    top10: after.top10 - before.top10,
    gini: after.gini - before.gini,
    hhi: after.hhi - before.hhi,
    effectiveHolders: after.effectiveHolders - before.effectiveHolders,
  });
}
