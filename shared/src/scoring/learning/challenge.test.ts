import { describe, expect, it } from 'vitest';
import type { EpochMs } from '../../units.ts';
import { challenge } from './challenge.ts';
import type { Example } from './example.ts';
import { at, vector } from './testing/examples.ts';
import { shifting } from './testing/model.ts';

/** One outcome a day from day 1, each as the structure said times e to the power of `target`. */
const outcomes = (count: number, target: number): Example[] =>
  Array.from({ length: count }, (_, day) => ({
    decidedAt: at(day),
    knownAt: at(day + 1),
    seenUntil: at(day),
    features: vector({}),
    target,
  }));
const [same, doubled] = [shifting([0, 0, 0]), shifting([0.7, 0.7, 0.7])];

describe('a challenger', () => {
  it('is live at once where there is no champion', () => {
    expect(challenge(undefined, same, outcomes(60, 0), at(60))).toEqual({ live: 'challenger', n: 40 });
  });

  it('replaces the champion by losing less, and says how much either loses', () => {
    const found = challenge(same, doubled, outcomes(40, 0.7), at(60));
    // Half of how far all three quantiles are off.
    expect(found).toEqual({ live: 'challenger', loss: { champion: expect.closeTo(0.35, 9), challenger: expect.closeTo(0, 9) }, n: 40 });
    expect(challenge(doubled, same, outcomes(40, 0.7), at(60)).live).toBe('champion');
  });

  it('does not replace a champion that is as good', () => {
    expect(challenge(same, shifting([0, 0, 0], { trainedAt: at(-3) }), outcomes(40, 0.7), at(60)).live).toBe('champion');
  });

  it('waits for thirty outcomes', () => {
    expect(challenge(same, doubled, outcomes(29, 0.7), at(60))).toEqual({ live: 'champion', n: 29 });
    expect(challenge(same, doubled, outcomes(30, 0.7), at(60))).toMatchObject({ live: 'challenger', n: 30 });
  });

  it('is judged by outcomes known by now, and after both were trained', () => {
    expect(challenge(same, doubled, outcomes(60, 0.7), at(35)).n).toBe(35);
    const trained = (day: number) => shifting([0.7, 0.7, 0.7], { trainedAt: at(day) as EpochMs });
    expect(challenge(same, trained(20), outcomes(60, 0.7), at(60)).n).toBe(40);
    expect(challenge(trained(20), same, outcomes(60, 0.7), at(60)).n).toBe(40);
  });
});
