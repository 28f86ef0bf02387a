import { expect, it } from 'vitest';
import { type RowPlace, rowPlaces } from './row-places.ts';

const rows = (...indexes: number[]) => indexes.map((index) => ({ key: `row ${index}`, index }));
const shown = (places: readonly RowPlace[]) => places.map(({ index, place }) => [index, place]);
const first = rowPlaces([], rows(4, 5, 6), 4);
const down = rowPlaces(first, rows(5, 6, 7), undefined);
const up = rowPlaces(first, rows(3, 4, 5), undefined);

it('gives each row elements of its own', () =>
  expect(shown(first)).toEqual([
    [4, 0],
    [5, 1],
    [6, 2],
  ]));

it('draws a row that comes into the elements of one that went, and moves none', () => {
  expect(shown(down)).toEqual([
    [7, 0],
    [5, 1],
    [6, 2],
  ]);
  expect(shown(up)).toEqual([
    [4, 0],
    [5, 1],
    [3, 2],
  ]);
});

it('has the order of the table at rest, where those that are in order keep their elements', () => {
  expect(shown(rowPlaces(down, rows(5, 6, 7), 5))).toEqual([
    [5, 1],
    [6, 2],
    [7, 3],
  ]);
  expect(shown(rowPlaces(up, rows(3, 4, 5), 5))).toEqual([
    [3, 3],
    [4, 0],
    [5, 1],
  ]);
});

it('leaves its elements to the row that has the focus, whatever the others do', () =>
  expect(shown(rowPlaces(down, rows(5, 6, 7), 7))).toEqual([
    [5, 3],
    [6, 4],
    [7, 0],
  ]));

it('leaves a row its elements when it gets another place in the table', () => {
  const moved = [{ key: 'row 6', index: 0 }, ...rows(5)];
  expect(shown(rowPlaces(first, moved, 0))).toEqual([
    [0, 2],
    [5, 3],
  ]);
});

it('makes elements for rows that are more than before, and never those of another', () => {
  const fewer = rowPlaces(first, rows(6), 6);
  expect(shown(rowPlaces(fewer, rows(6, 7, 8), 6))).toEqual([
    [6, 2],
    [7, 3],
    [8, 4],
  ]);
});
