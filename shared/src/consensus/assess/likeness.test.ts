import { describe, expect, it } from 'vitest';
import { closeness } from './likeness.ts';

const found = (people: number, meetings: readonly [number, number, number, number][], share: readonly number[] = []) => [
  ...closeness(
    people,
    {
      first: Int32Array.from(meetings, ([i]) => i),
      second: Int32Array.from(meetings, ([, j]) => j),
      together: Float64Array.from(meetings, ([, , together]) => together),
      likeness: Float64Array.from(meetings, ([, , , likeness]) => likeness),
    },
    Float64Array.from({ length: people }, (_, who) => share[who] ?? 1),
  ),
];
const close = (values: readonly number[], digits = 3) => values.map((value) => expect.closeTo(value, digits));

describe('closeness to the truth', () => {
  it('is 0.6 of who met nobody', () => {
    expect(found(2, [])).toEqual([0.6, 0.6]);
    expect(found(0, [])).toEqual([]);
  });

  it('is what explains how alike people are: the product of how right each is', () => {
    const right = [0.9, 0.8, 0.5, 0.2];
    const all = right.flatMap((one, i) =>
      right.slice(i + 1).map((other, n): [number, number, number, number] => [i, i + 1 + n, 20, one * other]),
    );
    const fitted = found(4, all);
    for (const [i, j, , likeness] of all) expect((fitted[i] ?? 0) * (fitted[j] ?? 0)).toBeCloseTo(likeness, 1);
    expect(fitted).toEqual(close([0.84798, 0.79018, 0.52351, 0.23844], 4));
  });

  it('never leaves its bounds', () => {
    expect(
      found(3, [
        [0, 1, 20, 3],
        [0, 2, 20, 3],
        [1, 2, 20, 3],
      ]),
    ).toEqual(close([1, 1, 1]));
    expect(
      found(3, [
        [0, 1, 20, 3],
        [0, 2, 20, -3],
        [1, 2, 20, -3],
      ]),
    ).toEqual(close([1, 1, -1]));
  });

  it('counts who met very often no more than who met twenty times', () => {
    const others: [number, number, number, number][] = [
      [0, 2, 20, 0.9],
      [1, 2, 20, 0.3],
    ];
    expect(found(3, [[0, 1, 2_000, 0.1], ...others])).toEqual(found(3, [[0, 1, 20, 0.1], ...others]));
    expect(found(3, [[0, 1, 19, 0.1], ...others])).not.toEqual(found(3, [[0, 1, 20, 0.1], ...others]));
  });

  it('is with the most contributors, and each cluster is one', () => {
    // 0 and 1 say the same, 2, 3 and 4 say the opposite of them.
    const camps: [number, number, number, number][] = [];
    for (let i = 0; i < 5; i++) for (let j = i + 1; j < 5; j++) camps.push([i, j, 20, i < 2 === j < 2 ? 0.9 : -0.9]);
    expect(found(5, camps).map(Math.sign)).toEqual([-1, -1, 1, 1, 1]);
    expect(found(5, camps, [1, 1, 1 / 3, 1 / 3, 1 / 3]).map(Math.sign)).toEqual([1, 1, -1, -1, -1]);
  });

  it('is turned round where the loud are fewer than those whom they contradict', () => {
    // 0 and 1 meet each other all the time, and the others now and then; those never meet each other.
    const loud = (others: number) => [
      [0, 1, 20, 0.9] as [number, number, number, number],
      ...[0, 1].flatMap((one) => Array.from({ length: others }, (_, n): [number, number, number, number] => [one, 2 + n, 5, -0.9])),
    ];
    expect(found(5, loud(3)).map(Math.sign)).toEqual([-1, -1, 1, 1, 1]);
    expect(found(4, loud(2)).map(Math.sign)).toEqual([1, 1, -1, -1]);
    expect(found(5, loud(3), [1, 1, 1 / 3, 1 / 3, 1 / 3]).map(Math.sign)).toEqual([1, 1, -1, -1, -1]);
  });
});
