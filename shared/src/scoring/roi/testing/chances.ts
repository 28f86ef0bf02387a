import type { Dice } from '../../../testing/dice.ts';

/** Standard normal. */
export function normal(dice: Dice): number {
  return Math.sqrt(-2 * Math.log(1 - dice.next())) * Math.cos(2 * Math.PI * dice.next());
}

/** Student's t of three degrees: a normal with fat tails, scaled to deviation 1. */
export function fatTailed(dice: Dice): number {
  const chi = normal(dice) ** 2 + normal(dice) ** 2 + normal(dice) ** 2;
  return normal(dice) / Math.sqrt(chi / 3) / Math.sqrt(3);
}

export const logNormal = (dice: Dice, median: number, deviation: number) => median * Math.exp(deviation * normal(dice));

/** One of several, as likely as their weights. */
export function weighted<const T>(dice: Dice, options: readonly [T, number][]): T {
  let left = dice.next() * options.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [option, weight] of options) {
    left -= weight;
    if (left < 0) return option;
  }
  const last = options.at(-1);
  if (last === undefined) throw new RangeError('Expected at least one option');
  return last[0];
}
