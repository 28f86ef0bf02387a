import { expect, it } from 'vitest';
import { byNumber } from './by-number.ts';

const rows = [3, undefined, 1, 3, -2, 0, undefined, 1].map((value, at) => ({ value, at }));
const order = (descending: boolean) => byNumber(rows, ({ value }) => value, descending).map(({ at }) => at);

it('goes by the number, keeps the places of equal ones, and puts what is not known last', () =>
  expect(order(false)).toEqual([4, 5, 2, 7, 0, 3, 1, 6]));

it('does so the other way around', () => expect(order(true)).toEqual([0, 3, 2, 7, 5, 4, 1, 6]));

it('leaves the rows it was given as they were', () => {
  const given = [...rows];
  byNumber(given, ({ value }) => value, true);
  expect(given).toEqual(rows);
});

it('orders nothing', () => expect(byNumber([], () => 1, false)).toEqual([]));
