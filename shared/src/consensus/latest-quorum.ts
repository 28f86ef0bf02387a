import { outcomeOf, outweighs } from './mode-quorum.ts';
import type { Outcome } from './outcome.ts';
import { hasWeight, needed, type Scene, sceneOf } from './scene.ts';
import { groupBy, type Word } from './word.ts';

/** So many words, the newest, decide what the present is and stand against a change: see {@link sceneOf}. */
export const latestDepth = 30;

/**
 * The value agreed last, for what the platform changes at once for everybody.
 * A value counts from the moment enough clusters had named it; among everything seen since then it must outweigh the rest,
 * so that a handful can not contradict the many who look at the same time. Where no value does, the whole window decides.
 * @param before Whether anything was agreed before. What never was has not changed: then nobody is merely out of date, and all of the window decides.
 */
export function latestQuorum(all: readonly Word[], windowMs: number, before: boolean): Outcome | undefined {
  const scene = sceneOf(all, windowMs, latestDepth);
  const { words } = scene;
  const groups = groupBy(words);
  const strong = groups.flatMap((group) => completed(group, scene)).sort((a, b) => b.since - a.since);
  const agreed =
    (before ? strong.find(({ group, since }) => outweighs(from(since, group), from(since, words))) : undefined) ??
    strong.find(({ group }) => outweighs(group, words));
  // Without agreement the newest word is shown as what it is.
  const shown = agreed?.group ?? groups[0] ?? [];
  return outcomeOf(shown, words.length, agreed !== undefined, strong.length > 1, agreed?.since);
}

/** A group with the moment since when enough clusters have named its value; none while it has not enough. */
function completed(group: Word[], { words, older }: Scene): { group: Word[]; since: number }[] {
  const against = older.filter(({ key }) => key !== group[0]?.key).length;
  const since = group.filter(hasWeight)[needed(words.length + against) - 1]?.observedAt;
  return since === undefined ? [] : [{ group, since }];
}

function from(since: number, words: readonly Word[]): Word[] {
  return words.filter(({ observedAt }) => observedAt >= since);
}
