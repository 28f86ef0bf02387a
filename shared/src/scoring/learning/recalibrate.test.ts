import { describe, expect, it } from 'vitest';
import type { Example } from './example.ts';
import { recalibrated } from './recalibrate.ts';
import { at, vector } from './testing/examples.ts';
import { shifting } from './testing/model.ts';

const outcome = (day: number, target: number): Example => ({
  decidedAt: at(day - 5),
  knownAt: at(day),
  seenUntil: at(day - 5),
  features: vector({ structural: 1, raffle: 1 }),
  target,
});
/** Fitted until day -2. */
const model = shifting([-0.5, 0, 0.5]);

describe('calibrating a model anew', () => {
  it('moves its range to where outcomes lie, under a new name, and leaves the rest as it is', () => {
    const days = Array.from({ length: 40 }, (_, index) => outcome(index, 2));
    const moved = recalibrated(model, days, at(40));
    expect(moved).toMatchObject({ conformal: { draw: [2.5, 2, 1.5] }, drifted: true, members: model.members, trainedAt: model.trainedAt });
    expect(moved.version).not.toBe(model.version);
  });

  it('finds no drift in outcomes that lie where it said', () => {
    const days = Array.from({ length: 40 }, (_, index) => outcome(index, 0));
    expect(recalibrated(model, days, at(40)).drifted).toBe(false);
  });

  it('changes nothing without outcomes that it was not fitted to and that are known', () => {
    expect(recalibrated(model, [outcome(-2, 2), outcome(-9, 2), outcome(41, 2)], at(40))).toBe(model);
    expect(recalibrated(model, [outcome(40, 2)], at(40)).conformal.draw[1]).toBe(2);
    expect(recalibrated(model, [outcome(-1, 2)], at(40)).conformal.draw[1]).toBe(2);
  });

  it('looks at the newest four hundred, in whatever order they are handed in', () => {
    // All on one day, so that none counts less for its age: the newest by their time of day.
    const many = Array.from({ length: 900 }, (_, index) => outcome(1 + index / 1e6, index < 500 ? -3 : 1));
    expect(recalibrated(model, many, at(2)).conformal.draw).toEqual([1.5, 1, 0.5]);
    expect(recalibrated(model, [...many].reverse(), at(2)).conformal).toEqual(recalibrated(model, many, at(2)).conformal);
  });

  it('judges drift by the newest, whose range was in force', () => {
    const calm = Array.from({ length: 40 }, (_, index) => outcome(index + 50, 0));
    const wild = Array.from({ length: 40 }, (_, index) => outcome(index, 3));
    expect(recalibrated(model, [...calm, ...wild], at(100)).drifted).toBe(false);
  });
});
