import { expect, it } from 'vitest';
import { rowsInSight, within } from './rows-in-sight.ts';

it('are those that a frame shows and some around them', () => {
  expect(rowsInSight(0, 520, 52)).toEqual({ from: 0, to: 15 });
  expect(rowsInSight(52_000, 520, 52)).toEqual({ from: 996, to: 1_015 });
});

it('are as well those that are seen in part', () => expect(rowsInSight(1_030, 530, 52)).toEqual({ from: 15, to: 35 }));

it('are as many wherever it is scrolled to', () => {
  const many = [1_000, 1_020, 1_040, 1_050].map((offset) => rowsInSight(offset, 530, 52)).map(({ from, to }) => to - from);
  expect(new Set(many).size).toBe(1);
});

it('end where the list ends', () => expect(within({ from: 0, to: 14 }, 3)).toEqual({ from: 0, to: 3 }));

it('are the last ones of a list that became shorter', () => {
  expect(within({ from: 994, to: 1_016 }, 100)).toEqual({ from: 78, to: 100 });
  expect(within({ from: 994, to: 1_016 }, 0)).toEqual({ from: 0, to: 0 });
});
