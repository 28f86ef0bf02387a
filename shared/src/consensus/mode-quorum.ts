import { sameness } from './claim.ts';
import { disagreement } from './evidence.ts';
import type { Outcome } from './outcome.ts';
import { hasWeight, needed, totalWeight } from './scene.ts';
import { evidenceNeeded } from './settings.ts';
import { groupBy, type Word } from './word.ts';

/** The value that outweighs all others; without agreement the one most clusters name, at a tie the one seen last. */
export function modeQuorum(words: readonly Word[]): Outcome | undefined {
  const groups = groupBy(words);
  const enough = needed(words.length);
  const strong = groups.filter((group) => group.filter(hasWeight).length >= enough);
  const agreed = strong.find((group) => outweighs(group, words));
  const shown = agreed ?? groups.reduce<Word[]>((most, group) => (group.length > most.length ? group : most), []);
  return outcomeOf(shown, words.length, agreed !== undefined, strong.length > 1);
}

/** Whether a group outweighs the other words by enough. @param words All words it is held against, its own included. */
export function outweighs(group: readonly Word[], words: readonly Word[]): boolean {
  return 2 * totalWeight(group) - totalWeight(words) >= evidenceNeeded;
}

export function outcomeOf(group: readonly Word[], considered: number, agreed: boolean, torn: boolean, since = 0): Outcome | undefined {
  const [first] = group;
  if (!first) return undefined;
  const supporting = agreed ? group.filter(hasWeight) : group;
  return {
    value: first.value,
    agreed,
    supporting,
    considered,
    spread: disagreement(group.length, considered),
    supports: (value) => sameness(value) === first.key,
    contradicts: (value, observedAt) => observedAt >= since && sameness(value) !== first.key,
    torn: torn && !agreed,
  };
}
