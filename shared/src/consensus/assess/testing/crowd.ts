import { Dice } from '../../../testing/dice.ts';
import type { Assessment, Report } from '../report.ts';

interface Crowd {
  honest: number;
  items: number;
  /** Reports an item gets from honest people. */
  each: number;
  right: number;
  values?: number;
  seed?: number;
}

/** Honest people, each right so often, wrong at random otherwise; the truth about item n is n modulo the number of values. */
export function crowd({ honest, items, each, right, values = 2, seed = 1 }: Crowd): Report[] {
  const dice = new Dice(seed);
  const people = Array.from({ length: honest }, (_, n) => `h${n}`);
  return Array.from({ length: items }, (_, item) =>
    dice
      .shuffled(people)
      .slice(0, each)
      .map((contributor) => {
        const answer = dice.chance(right) ? item : item + dice.whole(1, values - 1);
        return { item: `i${item}`, contributor, value: String(answer % values) };
      }),
  ).flat();
}

export function agents(
  count: number,
  items: readonly number[],
  says: (item: number, agent: number) => string | number | undefined,
): Report[] {
  return Array.from({ length: count }, (_, agent) =>
    items.flatMap((item) => {
      const value = says(item, agent);
      return value === undefined ? [] : [{ item: `i${item}`, contributor: `x${agent}`, value }];
    }),
  ).flat();
}

export const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);
export const wrong = (item: number) => String((item + 1) % 2);
export const right = (item: number) => String(item % 2);
export const rightShare = ({ answers }: Assessment, items: number, values = 2) =>
  upTo(items).filter((item) => answers.get(`i${item}`)?.value === String(item % values)).length / items;
export const clusterSizes = ({ standings }: Assessment) => {
  const sizes = new Map<string, number>();
  for (const { cluster } of standings.values()) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  return [...sizes.values()].filter((size) => size > 1).sort((a, b) => b - a);
};
export const reliability = ({ standings }: Assessment, who: string) => standings.get(who)?.reliability ?? Number.NaN;
