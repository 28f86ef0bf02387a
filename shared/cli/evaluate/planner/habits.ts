import type { Candidate } from '../../../src/scoring/planner/candidate.ts';
import { deadlineOf } from '../../../src/scoring/planner/step.ts';
import { priceOf } from '../../../src/scoring/roi/prices.ts';
import type { EpochMs } from '../../../src/units.ts';
import type { Walked } from '../roi/walk.ts';

/** How people choose without a planner: by what ranks highest, until the hours are used up. */
export type Habit = (candidate: Candidate, walked: Walked) => number;

/** What a winner is promised, in US dollars where a price is known: the number on the card. */
export const highestReward: Habit = (_, { of }) =>
  (of.campaign.rewards ?? []).reduce((sum, { amountPerWinner, symbol = '' }) => {
    const price = symbol === 'USDC' ? 1 : (priceOf(of.prices, { symbol }, of.decidedAt)?.usd ?? 0);
    return sum + Number(amountPerWinner ?? 0) * price;
  }, 0);

/** The middle estimate of the value: what a person with the estimates, but without a planner, would go by. */
export const highestEstimate: Habit = ({ estimate }) => (estimate.status === 'estimate' ? estimate.value.p50 : 0);

/** The middle estimate of the value of an hour. */
export const highestPerHour: Habit = ({ estimate }) => (estimate.status === 'estimate' ? estimate.perHour.p50 : 0);

/** Takes what ranks highest as long as the hours it takes the crowd still fit, in that order. What has ended is not taken. */
export function byHabit(
  candidates: readonly Candidate[],
  of: ReadonlyMap<string, Walked>,
  habit: Habit,
  hours: number,
  now: EpochMs,
): Walked[] {
  const ranked = candidates
    .flatMap((candidate) => {
      const walked = of.get(candidate.key);
      return walked && deadlineOf(candidate) > now
        ? [{ walked, takes: candidate.estimate.hours?.p50, rank: habit(candidate, walked) }]
        : [];
    })
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank);
  let left = hours;
  return ranked.flatMap(({ walked, takes = unknownHours }) => {
    if (takes > left) return [];
    left -= takes;
    return [walked];
  });
}

/** What a person assumes where nobody timed a campaign. */
const unknownHours = 0.25;
