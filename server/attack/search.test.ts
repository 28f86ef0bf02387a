import { expect, it } from 'vitest';
import { smallestThatBreaks } from './search.ts';

it.each([1, 2, 3, 7, 8, 9, 30, 31])('finds that %i is the smallest that breaks', async (edge) => {
  expect(await smallestThatBreaks(31, async (many) => many >= edge)).toBe(edge);
});

it('says nothing when all hold, and asks for no more than the largest', async () => {
  const asked: number[] = [];
  const found = await smallestThatBreaks(20, async (many) => {
    asked.push(many);
    return false;
  });
  expect(found).toBeUndefined();
  expect(Math.max(...asked)).toBe(20);
});
