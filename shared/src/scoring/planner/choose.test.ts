import { describe, expect, it } from 'vitest';
import { Dice } from '../../testing/dice.ts';
import { choose } from './choose.ts';
import type { Family } from './families.ts';
import type { Step } from './step.ts';
import { candidate } from './testing/candidates.ts';

const step = (id: string, minutes: number, worth: number, due: number, after = 0): Step => ({
  candidate: candidate(id, worth, minutes / 60),
  wallet: 1,
  minutes,
  worth,
  value: undefined,
  due,
  after,
});
const worthOf = ({ worth }: Step) => worth;
const sum = (steps: readonly Step[]) => steps.reduce((total, { worth }) => total + worth, 0);

function subsets<T>(of: readonly T[]): T[][] {
  const [first, ...rest] = of;
  if (first === undefined) return [[]];
  return subsets(rest).flatMap((some) => [some, [first, ...some]]);
}

/** In time: by deadlines for what is open, and from every opening to the end of the week for what opens later. */
function fits(steps: readonly Step[], minutes: number): boolean {
  let worked = 0;
  for (const { minutes: takes, due } of steps.filter(({ after }) => after === 0).sort((a, b) => a.due - b.due)) {
    worked += takes;
    if (worked > due) return false;
  }
  const later = steps.filter(({ after }) => after > 0);
  const inTime = later.every(
    ({ after }) => later.filter((other) => other.after <= after).reduce((total, other) => total + other.minutes, 0) <= after,
  );
  return inTime && steps.reduce((total, other) => total + other.minutes, 0) <= minutes;
}

describe('what is chosen', () => {
  it('is worth as much as the best of all sets, and can be done', () => {
    const dice = new Dice(7);
    for (let round = 0; round < 300; round++) {
      const minutes = dice.whole(1, 40);
      const steps = Array.from({ length: dice.whole(1, 10) }, (_, at) =>
        step(`${at}`, dice.whole(1, 15), dice.whole(1, 20), dice.whole(1, minutes), dice.chance(0.25) ? dice.whole(1, minutes) : 0),
      );
      const best = Math.max(...subsets(steps).map((some) => (fits(some, minutes) ? sum(some) : 0)));
      const chosen = choose(steps, [], minutes, worthOf);
      expect(fits(chosen, minutes)).toBe(true);
      expect(sum(chosen)).toBe(best);
    }
  });

  it('is as good as the best of all sets with families that have no deadline of their own', () => {
    const dice = new Dice(8);
    for (let round = 0; round < 200; round++) {
      const minutes = dice.whole(5, 40);
      const some = (name: string, count: number) =>
        Array.from({ length: count }, (_, at) => step(`${name}${at}`, dice.whole(1, 10), dice.whole(1, 20), minutes));
      const loose = some('l', 4);
      const families = [some('a', 2), some('b', 3)].map((single): Family => ({ single, whole: [...single, step('p', 2, 15, minutes)] }));
      const choices = families.reduce<Step[][]>(
        (sets, { single, whole }) => sets.flatMap((set) => [...subsets(single), [...(whole ?? [])]].map((more) => [...set, ...more])),
        subsets(loose),
      );
      const best = Math.max(...choices.map((set) => (fits(set, minutes) ? sum(set) : 0)));
      expect(sum(choose(loose, families, minutes, worthOf))).toBe(best);
    }
  });
});
