import { describe, expect, it } from 'vitest';
import { needed, sceneOf } from './scene.ts';
import { crowdMs } from './settings.ts';
import { word } from './testing/words.ts';

it.each([
  [0, 3],
  [3, 3],
  [9, 3],
  [10, 4],
  [13, 4],
  [14, 5],
  [20, 7],
  [100, 31],
])('of %i clusters %i are needed', (considered, expected) => {
  expect(needed(considered)).toBe(expected);
});

describe('the words a rule decides among', () => {
  const scene = (times: readonly number[], depth = 10) => {
    const { words, older } = sceneOf(
      times.map((at) => word('x', at)),
      10,
      depth,
    );
    return [words.map(({ observedAt }) => observedAt - 1_000), older.map(({ observedAt }) => observedAt - 1_000)];
  };

  it('are all of them as long as they are no quorum', () => {
    expect(scene([])).toEqual([[], []]);
    expect(scene([100, 0])).toEqual([[100, 0], []]);
  });

  it('are those of the window, which ends when enough of the newest have spoken', () => {
    expect(scene([100, 90, 80, 70, 69])).toEqual([[100, 90, 80, 70], [69]]);
    expect(scene([100, 100, 100, 100, 90, 89, 89, 89, 89, 89])).toEqual([
      [100, 100, 100, 100, 90],
      [89, 89, 89, 89, 89],
    ]);
    expect(scene([100, 100, 100, 80, 79, 79, 79, 79, 79, 79])[0]).toEqual([100, 100, 100, 80, 79, 79, 79, 79, 79, 79]);
  });

  it('have older ones against them, up to two weeks back however short the window is', () => {
    const twoWeeksBack = 80 - crowdMs;
    expect(scene([100, 90, 80, 40, twoWeeksBack, twoWeeksBack - 1])).toEqual([
      [100, 90, 80],
      [40, twoWeeksBack],
    ]);
  });

  it('and so many only as make up the depth with those that were enough', () => {
    expect(scene([100, 90, 80, 60, 60, 60], 5)).toEqual([
      [100, 90, 80],
      [60, 60],
    ]);
    expect(scene([100, 90, 80, 60, 60, 60], 3)).toEqual([[100, 90, 80], []]);
  });
});
