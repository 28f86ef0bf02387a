import type { Report } from '../../src/consensus/assess/report.ts';
import { Dice } from '../../src/testing/dice.ts';

/** How agents attack a set of reports whose truth is known. */
export interface Attack {
  readonly agents: number;
  readonly seed: number;
  /** Share of the items they attack, drawn once for all of them; 1 if left out. */
  readonly subset?: number;
  /** Whether they tell the truth about the rest, instead of saying nothing. */
  readonly truthful?: boolean;
  /** Share of its answers in which each agent differs from the others. */
  readonly different?: number;
  /** Share of the items each agent answers. */
  readonly covers?: number;
}

/** The reports with those of the agents added. @param lie What they say instead of the truth. */
export function attacked<V extends string | number>(
  reports: readonly Report[],
  truth: ReadonlyMap<string, V>,
  lie: (truth: V) => V,
  { agents, seed, subset = 1, truthful = false, different = 0, covers = 1 }: Attack,
): Report[] {
  const dice = new Dice(seed);
  const items = [...truth.keys()];
  const target = new Set(dice.shuffled(items).slice(0, Math.round(subset * items.length)));
  const added: Report[] = [];
  for (let agent = 1; agent <= agents; agent++) {
    for (const [item, right] of truth) {
      if (!dice.chance(covers) || !(truthful || target.has(item))) continue;
      const lies = target.has(item) !== dice.chance(different);
      added.push({ item, contributor: `agent ${agent}`, value: lies ? lie(right) : right });
    }
  }
  return [...reports, ...added];
}
