import { expect, it } from 'vitest';
import { Dice } from '../../../src/testing/dice.ts';
import { personOf, someTruth, trueScore } from './people.ts';
import { shill } from './section.ts';

it('prints what the test finds with and without an effect, and how scores agree with the truth', async () => {
  const lines: string[] = [];
  await shill({ out: (line) => lines.push(line) }, undefined, 8);
  const rows = lines.filter((line) => line.startsWith('| ')).map((line) => line.split(' | '));
  expect(rows.filter((cells) => cells.length === 6)).toHaveLength(9); // with its heading
  expect(rows.find(([name, days]) => name === '| every day by itself' && days === '90')?.at(-1)).toMatch(/^(9\d|100)\.\d % \|$/);
  expect(rows.filter(([window]) => /^\| (7|30|90)$/.test(window ?? ''))).toHaveLength(3);
});

it('makes the same people of the same dice, and tells the score nothing but what is seen', () => {
  const made = () => {
    const dice = new Dice(5);
    const truth = someTruth(dice);
    return { truth, person: personOf(dice, truth, { lasting: 0.5, weekends: 0.4, unseen: 0.25 }, 30) };
  };
  expect(made()).toEqual(made());
  expect(Object.keys(made().person).sort()).toEqual(['at', 'boards', 'followers', 'posts', 'windowDays']);
});

it('knows that more appeal, pace, effect and reach are better', () => {
  const usual = { appeal: 0, carry: 0, pace: 0.5, effect: 0.5, followers: 1_000 };
  for (const better of [{ appeal: 1 }, { carry: 1 }, { pace: 0.6 }, { effect: 1 }])
    expect(trueScore({ ...usual, ...better })).toBeGreaterThan(trueScore(usual));
});
