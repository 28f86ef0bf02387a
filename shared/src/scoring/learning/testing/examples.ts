import { Dice } from '../../../testing/dice.ts';
import type { EpochMs } from '../../../units.ts';
import type { Example } from '../example.ts';
import { type FeatureName, featureNames } from '../features.ts';

export const day = 86_400_000;
const noon = 1_790_000_000_000;
export const at = (days: number) => (noon + days * day) as EpochMs;

/** A feature vector in which all that is not named is 0. */
export const vector = (known: Partial<Record<FeatureName, number>>): number[] => featureNames.map((name) => known[name] ?? 0);

/**
 * One example a day, the last one known at day 0, whose log-ratio depends on two features and on dice: it rises with `log-left`,
 * turns with `place`, and strays less for stablecoins.
 */
export function examples(seed: number, count: number, shift = 0): Example[] {
  const dice = new Dice(seed);
  return Array.from({ length: count }, (_, index): Example => {
    const [left, place, pegged] = [dice.next() * 4, dice.next(), dice.chance(0.5) ? 1 : 0];
    const noise = (dice.next() + dice.next() + dice.next() - 1.5) * (pegged ? 0.2 : 1.2);
    const knownAt = at(index - count + 1);
    return {
      knownAt,
      decidedAt: (knownAt - 10 * day) as EpochMs,
      seenUntil: (knownAt - 11 * day) as EpochMs,
      features: vector({ 'log-left': left, place, pegged, 'structure-low': -0.2, 'structure-high': 0.2, 'log-age': dice.next() }),
      target: 0.4 * left + (place > 0.5 ? -1 : 0.5) - 1 + noise + shift,
    };
  });
}
