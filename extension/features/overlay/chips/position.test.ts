import { expect, it } from 'vitest';
import { behindWords, onEdge, probeBehind, probeOnEdge } from './position.ts';

const element = { left: 100, top: 200, width: 300, height: 250 };
const chip = { width: 80, height: 24 };

it('puts a chip across the upper edge of a card, at its right', () => {
  expect(onEdge(element)).toMatchObject({ right: 390, middle: 200 });
});

it('keeps a wide chip from beginning left of its card', () => {
  expect(onEdge(element).widest).toBe(286);
  expect(onEdge({ ...element, width: 10 }).widest).toBe(0);
});

it('puts a chip behind the words of a row, where it fits', () => {
  const words = { left: 110, top: 210, width: 60, height: 40 };
  expect(behindWords({ words, right: 300, chip })).toEqual({ left: 178, top: 218 });
  expect(behindWords({ words, right: 250, chip })).toBeUndefined();
  expect(behindWords({ words: undefined, right: 300, chip })).toBeUndefined();
});

it('looks for what covers a chip inside of its card', () => {
  expect(probeOnEdge(onEdge(element))).toEqual({ x: 366, y: 202 });
  expect(probeBehind(element, { left: 310, top: 188 }, chip)).toEqual({ x: 350, y: 202 });
});
