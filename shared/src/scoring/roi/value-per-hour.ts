import type { FieldsOf } from '../../facts/observation.ts';
import type { DurationMs, Ratio, Usd } from '../../units.ts';
import { usd } from '../../units.ts';
import { known, type Measure, type Missing } from '../measure.ts';
import { chanceNow } from './chance.ts';
import { type RewardValue, rewardValue } from './reward-value.ts';

export const valuePerHourMethodology =
  'Reward in dollars × chance now ÷ your active time on this campaign (visible tab, with a click, key or scroll in the last minute). Network fees are not subtracted. Under two minutes of your time there is no figure yet.';

/** Below this the division says more about the clock than about the campaign. */
export const leastTime: DurationMs = 120_000 as DurationMs; // a literal in range

export interface ValuePerHour {
  readonly perHour: Usd;
  readonly expected: Usd;
  readonly reward: RewardValue;
  readonly chance: Ratio;
  readonly time: DurationMs;
}

/** Expected dollars per hour of one's own measured time. `known: false` names everything that is missing, not only the first. */
export function valuePerHour(campaign: FieldsOf<'campaign'>, activeTime: DurationMs | undefined): Measure<ValuePerHour> {
  const reward = rewardValue(campaign.rewards);
  const chance = chanceNow(campaign);
  const time = activeTime !== undefined && activeTime >= leastTime ? activeTime : undefined;
  if (!reward.known || !chance.known || time === undefined) {
    const gaps: Missing[] = [
      ...(reward.known ? [] : reward.missing),
      ...(chance.known ? [] : chance.missing),
      ...(time === undefined ? (['time'] as const) : []),
    ];
    return { known: false, missing: gaps };
  }
  const expected = usd(reward.value.usd * chance.value);
  const perHour = usd((reward.value.usd * chance.value) / (time / 3_600_000));
  if (expected === undefined || perHour === undefined) return { known: false, missing: ['reward-amount'] };
  return known({ perHour, expected, reward: reward.value, chance: chance.value, time });
}
