import { plan } from '../../../src/scoring/planner/plan.ts';
import { crowdOf, limits, now } from '../../../src/scoring/planner/testing/candidates.ts';
import { Dice } from '../../../src/testing/dice.ts';
import type { Surroundings } from '../section.ts';

/** Milliseconds of processor time for a plan of 2,000 candidates and 40 hours with three wallets; the median of nine, after two to warm up. */
export function timed({ cpuSeconds }: Pick<Surroundings, 'cpuSeconds'>): number {
  const candidates = crowdOf(new Dice(1), 2_000);
  const once = () => {
    const from = cpuSeconds();
    plan(candidates, limits(40, { wallets: 3 }), now);
    return 1_000 * (cpuSeconds() - from);
  };
  once();
  once();
  const times = Array.from({ length: 9 }, once).sort((a, b) => a - b);
  return times[4] ?? Number.POSITIVE_INFINITY;
}
