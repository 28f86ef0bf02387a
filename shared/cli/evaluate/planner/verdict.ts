import type { PlanLimits } from '../../../src/scoring/planner/limits.ts';
import { plan } from '../../../src/scoring/planner/plan.ts';
import { carryOut } from './carry-out.ts';
import { byHabit, highestEstimate, highestPerHour, highestReward } from './habits.ts';
import type { PlanningWeek } from './weeks.ts';

/** Seeds on which the planner was built, and seeds that were first looked at once it was done. */
export const buildingSeeds = [1, 2, 3] as const;
export const judgingSeeds = [201, 202, 203] as const;
export const campaigns = 2_400;
/** Hours a week of the people who are simulated. */
export const weeklyHours = [1, 2, 4, 8] as const;
/** With fewer campaigns to choose from there is nothing to plan. */
const leastChoice = 15;

/** How much more than by "highest reward" a week must realise, whatever its hours. */
export const margin = 0.25;

export interface PlannerLine {
  readonly hours: number;
  readonly weeks: number;
  /** Realised US dollars of a week, on average. */
  readonly realised: Readonly<Record<'plan' | 'highest reward' | 'highest estimate' | 'highest estimate per hour', number>>;
  /** By how much more the plans realised than "highest reward". */
  readonly more: number;
  /** Share of the weeks that realised what lies within the band of the plan. */
  readonly coverage: number;
}

export function lineOf(weeks: readonly PlanningWeek[], hours: number): PlannerLine {
  const limits: PlanLimits = { hours, wallets: 1, identity: true, risk: 0.5, excluded: [] };
  const judged = weeks.filter(({ candidates }) => candidates.length >= leastChoice).map((week) => judge(week, limits));
  const mean = (of: (week: (typeof judged)[number]) => number) => judged.reduce((sum, week) => sum + of(week), 0) / judged.length;
  const realised = {
    plan: mean((week) => week.plan),
    'highest reward': mean((week) => week.reward),
    'highest estimate': mean((week) => week.estimate),
    'highest estimate per hour': mean((week) => week.perHour),
  };
  return {
    hours,
    weeks: judged.length,
    realised,
    more: realised.plan / realised['highest reward'] - 1,
    coverage: mean(({ inBand }) => (inBand ? 1 : 0)),
  };
}

function judge({ now, candidates, byKey }: PlanningWeek, limits: PlanLimits) {
  const made = plan(candidates, limits, now);
  const order = made.entries.flatMap(({ key }) => byKey.get(key)?.of ?? []);
  const got = carryOut(order, limits.hours, now);
  const habit = (rank: typeof highestReward) =>
    carryOut(
      byHabit(candidates, byKey, rank, limits.hours, now).map(({ of }) => of),
      limits.hours,
      now,
    );
  return {
    plan: got,
    reward: habit(highestReward),
    estimate: habit(highestEstimate),
    perHour: habit(highestPerHour),
    inBand: got >= made.value.p10 && got <= made.value.p90,
  };
}
