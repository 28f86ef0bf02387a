import { expect, it } from 'vitest';
import { fitMembers } from './fit.ts';
import { lessonsOf } from './lessons.ts';
import { scalingOf } from './scaling.ts';
import { scoredBy } from './scored.ts';
import { at, examples, vector } from './testing/examples.ts';
import { shifting } from './testing/model.ts';

const some = examples(1, 40);

it('lessons are the same rows as they are and scaled, with what came of them', () => {
  const scaling = scalingOf(some.map(({ features }) => features));
  const { features, inputs, targets } = lessonsOf(some, scaling);
  expect(features).toEqual(some.map((one) => one.features));
  expect([...targets]).toEqual(some.map(({ target }) => target));
  const left = inputs.map((row) => row[21] ?? Number.NaN);
  expect(left.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
  expect(left.reduce((sum, value) => sum + value * value, 0) / left.length).toBeCloseTo(1, 9);
});

it('every kind of member learns from the same lessons', () => {
  const members = fitMembers(lessonsOf(some, scalingOf(some.map(({ features }) => features))), () => 0.5);
  expect(members.map(({ kind }) => kind)).toEqual(['plain', 'ridge', 'forest', 'boosting', 'net']);
});

it('what members say is kept beside what came true, without offsets, in the order of the examples', () => {
  const model = shifting([-1, 0, 2], { conformal: { draw: [9, 9, 9], sure: [9, 9, 9], guess: [9, 9, 9] } });
  const features = vector({ structural: 1, raffle: 1 });
  const example = { decidedAt: at(-9), knownAt: at(-3), seenUntil: at(-9), features, target: 0.25 };
  expect(scoredBy(model, [example, { ...example, features: vector({}), target: 7 }])).toEqual([
    { knownAt: at(-3), group: 'draw', said: [-1, 0, 2], realised: 0.25 },
    { knownAt: at(-3), group: 'guess', said: [-1, 0, 2], realised: 7 },
  ]);
});
