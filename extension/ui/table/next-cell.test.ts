import { expect, it } from 'vitest';
import { nextCell } from './next-cell.ts';

const size = { rows: 100, columns: 4, page: 10 };
const from = { row: 20, column: 1 };

it.each([
  ['ArrowDown', { row: 21, column: 1 }],
  ['ArrowUp', { row: 19, column: 1 }],
  ['ArrowRight', { row: 20, column: 2 }],
  ['ArrowLeft', { row: 20, column: 0 }],
  ['Home', { row: 20, column: 0 }],
  ['End', { row: 20, column: 3 }],
  ['PageDown', { row: 30, column: 1 }],
  ['PageUp', { row: 10, column: 1 }],
])('%s leads to the cell that the pattern of a grid names', (key, to) => expect(nextCell(key, from, size)).toEqual(to));

it('goes to the first and the last row with Control', () => {
  expect(nextCell('Home', from, size, { control: true })).toEqual({ row: 0, column: 0 });
  expect(nextCell('End', from, size, { control: true })).toEqual({ row: 99, column: 3 });
});

it('stops at the edges, and reaches the head from the first row', () => {
  expect(nextCell('ArrowDown', { row: 99, column: 0 }, size)).toEqual({ row: 99, column: 0 });
  expect(nextCell('PageDown', { row: 95, column: 0 }, size)).toEqual({ row: 99, column: 0 });
  expect(nextCell('ArrowUp', { row: 0, column: 2 }, size)).toEqual({ row: -1, column: 2 });
  expect(nextCell('ArrowUp', { row: -1, column: 2 }, size)).toEqual({ row: -1, column: 2 });
});

it('goes where the arrows point in a table that is read from right to left', () => {
  expect(nextCell('ArrowLeft', from, size, { rtl: true })).toEqual({ row: 20, column: 2 });
});

it('leaves every other key alone', () => expect(nextCell('a', from, size)).toBeUndefined());
