import { expect, it } from 'vitest';
import { type RowPlace, rowPlaces } from './row-places.ts';

const rows = (...indexes: number[]) => indexes.map((index) => ({ key: `row ${index}`, index }));
const shown = (places: readonly RowPlace[]) => places.map(({ index, place }) => [index, place]);
const first = rowPlaces([], rows(0, 1, 2), true);

it('gives each row elements of its own', () =>
  expect(shown(first)).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
  ]));

it('draws a row that comes into the elements of one that went, and moves none', () =>
  expect(shown(rowPlaces(first, rows(1, 2, 3), false))).toEqual([
    [3, 0],
    [1, 1],
    [2, 2],
  ]));

it('has the order of the table at rest', () =>
  expect(shown(rowPlaces(rowPlaces(first, rows(1, 2, 3), false), rows(1, 2, 3), true))).toEqual([
    [1, 1],
    [2, 2],
    [3, 0],
  ]));

it('leaves a row its elements when it gets another place in the table', () => {
  const moved = [{ key: 'row 2', index: 0 }, ...rows(1)];
  expect(shown(rowPlaces(first, moved, true))).toEqual([
    [0, 2],
    [1, 1],
  ]);
});

it('makes elements for rows that are more than before, and never those of another', () => {
  const fewer = rowPlaces(first, rows(2), true);
  expect(shown(rowPlaces(fewer, rows(2, 3, 4), true))).toEqual([
    [2, 2],
    [3, 3],
    [4, 4],
  ]);
});
