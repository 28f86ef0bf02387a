import { describe, expect, it } from 'vitest';
import { correct, memberSays } from './apply.ts';
import type { Tree } from './model.ts';
import { vector } from './testing/examples.ts';
import { shifting } from './testing/model.ts';

/** Says -1 up to a bound of the first feature and 1 above; the unknown goes right. */
const stump = (bound: number, by = 1): Tree => ({
  feature: [0, -1, -1],
  threshold: [bound, 0, 0],
  left: [1, 0, 0],
  unknown: [0, 0, 0],
  leaf: [
    [0, 0, 0],
    [-2 * by, -by, 0],
    [0, by, 3 * by],
  ],
});

describe('a member by itself says', () => {
  it('the structure moved by its residuals, a missing one taken as none', () => {
    const features = vector({ 'structure-low': -1, 'structure-middle': 0, 'structure-high': Number.NaN });
    expect(memberSays({ kind: 'plain', residuals: [0.5, 0.25, 2] }, features, [])).toEqual([-0.5, 0.25, 2]);
  });

  it('of a ridge: its bias and its weights times the inputs, moved by its residuals', () => {
    const ridge = { kind: 'ridge', weights: [2, -1], bias: 0.5, residuals: [-1, 0, 4] } as const;
    expect(memberSays({ ...ridge, weights: [...ridge.weights], residuals: [...ridge.residuals] }, [], [3, 4])).toEqual([1.5, 2.5, 6.5]);
  });

  it('of a forest: the mean of its leaves', () => {
    const forest = { kind: 'forest' as const, trees: [stump(0), stump(10, 3)] };
    expect(memberSays(forest, [5], [])).toEqual([-3, -1, 1.5]);
    expect(memberSays(forest, [20], [])).toEqual([0, 2, 6]);
    expect(memberSays(forest, [Number.NaN], [])).toEqual([0, 2, 6]);
  });

  it('of boosting: its start and a share of each leaf, in order', () => {
    const boosting = { kind: 'boosting' as const, start: [1, 2, 3] as [number, number, number], rate: 0.5, trees: [stump(0), stump(10)] };
    expect(memberSays(boosting, [20], [])).toEqual([1, 3, 6]);
    expect(memberSays(boosting, [5], [])).toEqual([0, 2, 4.5]);
    expect(memberSays({ ...boosting, start: [3, 1, 1] }, [-1], [])).toEqual([0, 1, 1]);
    expect(boosting.start).toEqual([1, 2, 3]);
  });
});

describe('a correction', () => {
  it('is moved by the offsets of its own kind of campaign', () => {
    const model = shifting([-1, 0, 1], { conformal: { draw: [-0.5, 0.1, 0.5], sure: [0, 0, 0], guess: [7, 7, 7] } });
    expect(correct(model, vector({ structural: 1, raffle: 1 })).log).toEqual([-1.5, 0.1, 1.5]);
    expect(correct(model, vector({ structural: 1, fcfs: 1 })).log).toEqual([-1, 0, 1]);
  });

  it('never goes beyond a thousand either way', () => {
    expect(correct(shifting([-9, 0, 9]), vector({})).log).toEqual([Math.log(1e-3), 0, Math.log(1e3)]);
  });

  it('is for familiar campaigns up to the limit of strangeness, and not beyond', () => {
    // The model's features stray by 10: one of thirty that is 30 away is 9 / 30 strange.
    const away = vector({ 'log-left': 30 });
    expect(correct(shifting([0, 0, 0], { familiar: { limit: 9 / 30 } }), away).familiar).toBe(true);
    expect(correct(shifting([0, 0, 0], { familiar: { limit: 8.9 / 30 } }), away).familiar).toBe(false);
  });
});
