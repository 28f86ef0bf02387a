import type { FieldsOf } from '../../facts/observation.ts';
import type { Ratio } from '../../units.ts';
import { ratio } from '../../units.ts';
import { known, type Measure, missing } from '../measure.ts';

export const chanceMethodology =
  'First come, first served: certain while places are left, none after. Raffle: winners divided by the participants so far, so it falls as more join. Guaranteed: certain.';

type Inputs = Pick<FieldsOf<'campaign'>, 'distribution' | 'winnersCap' | 'participants'>;

/**
 * Chance that one participant who does everything now gets the reward, 0 to 1.
 * For a raffle it is the chance at this moment: the viewer is counted in, later participants are not.
 */
export function chanceNow({ distribution, winnersCap, participants }: Inputs): Measure<Ratio> {
  if (distribution === 'guaranteed' || (winnersCap === null && distribution !== undefined)) return certain;
  if (distribution === undefined) return missing('distribution');
  if (winnersCap === undefined || winnersCap === null) return missing('places');
  if (participants === undefined) return missing('participants');
  if (distribution === 'fcfs') return participants < winnersCap ? certain : none;
  return of(Math.min(1, winnersCap / (participants + 1)));
}

/**
 * Places that nobody has taken yet.
 * @returns `null` when there is no limit, `undefined` when it cannot be known or the campaign is not first come, first served.
 */
export function placesLeft({ distribution, winnersCap, participants }: Inputs): number | null | undefined {
  if (distribution !== 'fcfs' || winnersCap === undefined) return undefined;
  if (winnersCap === null) return null;
  return participants === undefined ? undefined : Math.max(0, winnersCap - participants);
}

function of(value: number): Measure<Ratio> {
  const share = ratio(value);
  return share === undefined ? missing('places') : known(share);
}
const certain = of(1);
const none = of(0);
