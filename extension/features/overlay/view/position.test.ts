import { expect, it } from 'vitest';
import { chipPosition, probe } from './position.ts';

const element = { left: 100, top: 200, width: 300, height: 250 };
const chip = { width: 80, height: 24 };

it('puts a chip on the upper edge of a card, at its right', () => {
  expect(chipPosition('chip', { element, words: undefined, right: 0, chip })).toEqual({ left: 310, top: 188 });
});

it('keeps a wide chip from beginning left of its card', () => {
  expect(chipPosition('chip', { element, words: undefined, right: 0, chip: { width: 400, height: 24 } })).toMatchObject({ left: 104 });
});

it('puts a chip behind the words of a row, where it fits', () => {
  const words = { left: 110, top: 210, width: 60, height: 40 };
  expect(chipPosition('row', { element, words, right: 300, chip })).toEqual({ left: 178, top: 218 });
  expect(chipPosition('row', { element, words, right: 250, chip })).toBeUndefined();
  expect(chipPosition('row', { element, words: undefined, right: 300, chip })).toBeUndefined();
});

it('looks for what covers a chip inside of its card', () => {
  expect(probe(element, { left: 310, top: 188 }, chip)).toEqual({ x: 350, y: 202 });
});
