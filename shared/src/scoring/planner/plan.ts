import type { EntityKey } from '../../facts/entity.ts';
import { type EpochMs, epochMs } from '../../units.ts';
import { type Admitted, admit } from './admit.ts';
import type { Candidate, Plan, PlanEntry } from './candidate.ts';
import { choose } from './choose.ts';
import { groupFamilies } from './families.ts';
import type { PlanLimits } from './limits.ts';
import { latestStarts, sequence } from './sequence.ts';
import { deadlineOf, minutesPerHour, type Step, weekOf } from './step.ts';
import { totalOf } from './totals.ts';

export const plannerMethodology =
  'Of all sets of campaigns that fit your hours and are done before they end, the one worth most, weighted for risk. A day takes at most a third of the week. What you have begun stays as long as it fits; parts come before what needs them; a campaign of which too little is known is listed apart, never planned. The band takes the campaigns as moving in part together, as far as they did in the worlds it was built on.';

/**
 * How far payouts move together: as much as let the band of whole plans hold what they realised on the seeds used in building (0.75 to
 * 0.9 of them between 0.25 and 0.5). Hours do not.
 */
const together = { value: 0.4, hours: 0 } as const;

/**
 * The best set of campaigns for the seven days from `now`. The same candidates, in any order, give the same plan.
 * @param candidates At most one for each key.
 */
export function plan(candidates: readonly Candidate[], limits: PlanLimits, now: EpochMs): Plan {
  const sorted = [...candidates].sort((a, b) => (a.key < b.key ? -1 : 1));
  const week = weekOf(limits, now);
  const admitted = new Map<EntityKey, Admitted>();
  for (const one of sorted) if (one.state !== 'done') admitted.set(one.key, admit(one, limits, week));
  const { families, broken, loose, parts } = groupFamilies(sorted, admitted);
  const all = [...loose, ...families.flatMap(({ single, whole }) => [...single, ...(whole ?? [])])];
  // One campaign that was begun outweighs everything that was not.
  const bonus = 1 + all.reduce((sum, { worth }) => sum + worth, 0);
  const chosen = choose(loose, families, week.minutes, ({ worth, candidate }) => worth + (candidate.state === 'begun' ? bonus : 0));
  const steps = sequence(chosen, (key) => [...(parts.get(key) ?? [])]);
  const starts = latestStarts(steps, week, ({ candidate }) => deadlineOf(candidate));
  const keys = new Set(steps.map(({ candidate }) => candidate.key));
  const parent = (key: EntityKey) => [...parts].find(([holder, held]) => keys.has(holder) && held.has(key))?.[0];
  const wallets = new Map<EntityKey, number>();
  const entries = steps.map((step, at): PlanEntry => {
    const { key } = step.candidate;
    const wallet = (wallets.get(key) ?? 0) + 1;
    wallets.set(key, wallet);
    return entryOf(step, wallet, Math.floor(starts[at] ?? now), parent(key), now);
  });
  return {
    entries,
    plannedHours: steps.reduce((sum, { minutes }) => sum + minutes, 0) / minutesPerHour,
    ...bands(steps),
    worth: steps.reduce((sum, { worth }) => sum + worth, 0),
    ...notPlanned(admitted, keys, broken),
  };
}

function entryOf(step: Step, wallet: number, startBy: number, partOf: EntityKey | undefined, now: EpochMs): PlanEntry {
  const { candidate, minutes, value } = step;
  const { key, campaign, state } = candidate;
  return {
    key,
    wallet,
    begun: state === 'begun',
    hours: minutes / minutesPerHour,
    value,
    startBy: epochMs(startBy) ?? now,
    endsAt: campaign.endsAt ?? undefined,
    claimBy: campaign.claimEndsAt ?? undefined,
    opensAt: step.after > 0 ? campaign.startsAt : undefined,
    partOf,
  };
}

/** A campaign with several wallets is one uncertain thing, several times. */
function bands(steps: readonly Step[]): Pick<Plan, 'hours' | 'value'> {
  const counts = new Map<EntityKey, { step: Step; times: number }>();
  for (const step of steps) counts.set(step.candidate.key, { step, times: (counts.get(step.candidate.key)?.times ?? 0) + 1 });
  const each = [...counts.values()];
  return {
    value: totalOf(
      each.flatMap(({ step, times }) => (step.value ? [{ of: step.value, times }] : [])),
      together.value,
    ),
    hours: totalOf(
      each.map(({ step, times }) => ({ of: toGo(step), times })),
      together.hours,
    ),
  };
}

function toGo({ candidate: { estimate, spent }, minutes }: Step) {
  const less = (hours: number) => Math.max(1 / minutesPerHour, hours - (spent ?? 0) / 3_600_000);
  const { p10, p50, p90 } = estimate.hours ?? { p10: 0, p50: minutes / minutesPerHour, p90: 0 };
  return { p10: less(p10), p50: less(p50), p90: less(p90) };
}

function notPlanned(
  admitted: ReadonlyMap<EntityKey, Admitted>,
  planned: ReadonlySet<EntityKey>,
  broken: readonly EntityKey[],
): Pick<Plan, 'leftOut' | 'abstained'> {
  const rest = [...admitted].filter(([key]) => !planned.has(key));
  return {
    leftOut: rest.flatMap(([key, one]) => {
      if (one.as === 'abstained') return [];
      const why = one.as === 'left-out' ? one.why : broken.includes(key) ? 'parts' : 'no-room';
      return [{ key, why }];
    }),
    abstained: rest.flatMap(([key, one]) => (one.as === 'abstained' ? [{ key, missing: one.missing }] : [])),
  };
}
