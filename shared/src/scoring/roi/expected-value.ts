import type { FieldsOf } from '../../facts/observation.ts';
import type { Usd } from '../../units.ts';
import { known, type Measure, missing } from '../measure.ts';
import { chanceMethodology, chanceNow } from './chance.ts';
import { rewardValue, rewardValueMethodology } from './reward-value.ts';

export const expectedValueMethodology = `${rewardValueMethodology} ${chanceMethodology}`;

/** A winner's reward in US dollars times the chance now. `known: false` names everything that is missing. */
export function expectedValue(campaign: FieldsOf<'campaign'>): Measure<Usd> {
  const reward = rewardValue(campaign.rewards);
  const chance = chanceNow(campaign);
  if (!reward.known || !chance.known) return missing(...(reward.known ? [] : reward.missing), ...(chance.known ? [] : chance.missing));
  return known((reward.value.usd * chance.value) as Usd); // a share of a finite number is finite
}
