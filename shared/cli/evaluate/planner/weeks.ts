import { entityKey } from '../../../src/facts/entity.ts';
import type { Candidate } from '../../../src/scoring/planner/candidate.ts';
import type { EpochMs } from '../../../src/units.ts';
import type { Walked } from '../roi/walk.ts';

const week = 7 * 86_400_000;

/** A moment at which a person plans, and the campaigns of the week before it, as they were known then. */
export interface PlanningWeek {
  readonly now: EpochMs;
  readonly candidates: readonly Candidate[];
  readonly byKey: ReadonlyMap<string, Walked>;
}

/** Every seven days: what was estimated in the week before. Ended campaigns are among them, as they would be in a browser. */
export function weeksOf(walked: readonly Walked[]): PlanningWeek[] {
  const begin = walked[0]?.of.decidedAt ?? 0;
  const weeks = Map.groupBy(walked, ({ of }) => Math.floor((of.decidedAt - begin) / week));
  return [...weeks.values()].map((some) => {
    const byKey = new Map(some.map((one) => [entityKey({ ...one.of, kind: 'campaign' }), one] as const));
    return {
      now: Math.max(...some.map(({ of }) => of.decidedAt)) as EpochMs, // one of the times it is made of
      candidates: [...byKey].map(([key, { of, estimate }]) => ({ ...of, key, estimate, state: 'open' })),
      byKey,
    };
  });
}
