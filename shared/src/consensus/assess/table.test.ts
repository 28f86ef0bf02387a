import { describe, expect, it } from 'vitest';
import type { Report } from './report.ts';
import { bump, get, tableOf } from './table.ts';

const report = (item: string, contributor: string, value: string | number): Report => ({ item, contributor, value });
const plain = (reports: readonly Report[]) => {
  const { start, contributor, label, independent, ...rest } = tableOf(reports);
  return { ...rest, start: [...start], contributor: [...contributor], label: [...label] };
};

describe('reports by item', () => {
  it('stand in the order of names, whatever order they come in', () => {
    const reports = [report('j', 'b', 'y'), report('i', 'c', 'x'), report('j', 'a', 'x'), report('i', 'b', 'z')];
    const table = {
      contributors: ['a', 'b', 'c'],
      items: ['i', 'j'],
      values: ['x', 'y', 'z'],
      start: [0, 2, 4],
      contributor: [1, 2, 0, 1],
      label: [2, 0, 0, 1],
    };
    expect(plain(reports)).toEqual(table);
    expect(plain([...reports].reverse())).toEqual(table);
  });

  it('have one word of each contributor about an item: the last in order of values', () => {
    const reports = [report('i', 'a', 'y'), report('i', 'a', 'x'), report('i', 'b', 'x'), report('j', 'a', 'x'), report('i', 'a', 'y')];
    for (const order of [reports, [...reports].reverse()])
      expect(plain(order)).toMatchObject({ start: [0, 2, 3], contributor: [0, 1, 0], label: [1, 0, 0] });
  });

  it('keep who says the same of two items that follow each other', () => {
    expect(plain([report('i', 'a', 'x'), report('j', 'a', 'x')])).toMatchObject({ start: [0, 1, 2], contributor: [0, 0], label: [0, 0] });
  });

  it('say as much as six items where more are read at one look', () => {
    const onPage = (many: number, page?: string) =>
      Array.from({ length: many }, (_, n) => ({ ...report(`${page} ${n}`, 'a', 'x'), ...(page && { page }) }));
    expect([...tableOf([...onPage(12, 'long'), ...onPage(6, 'short'), ...onPage(2)]).independent]).toEqual([
      ...Array<number>(12).fill(0.5),
      ...Array<number>(8).fill(1),
    ]);
    expect([...tableOf([...onPage(12, 'long'), ...onPage(12, 'long')]).independent]).toEqual(Array<number>(12).fill(0.5)); // who repeats them adds none
  });

  it('have numbers in the order of their size, words in that of letters, and tell 1 from "1"', () => {
    expect(plain([report('i', 'a', 10), report('i', 'b', 9), report('i', 'c', -1)]).values).toEqual([-1, 9, 10]);
    expect(plain([report('i', 'a', '10'), report('i', 'b', '9'), report('i', 'c', '-1')]).values).toEqual(['-1', '10', '9']);
    for (const mixed of [
      [10, '9'],
      ['9', 10],
    ])
      expect(plain(mixed.map((value, n) => report('i', `c${n}`, value))).values).toEqual([10, '9']); // beside a word, a number is one
    for (const values of [
      [1, '1'],
      ['1', 1],
    ])
      expect(plain(values.map((value, n) => report('i', `c${n}`, value))).values).toEqual([1, '1']);
  });

  it('are none of none', () => {
    expect(plain([])).toEqual({ contributors: [], items: [], values: [], start: [0], contributor: [], label: [] });
  });
});

it('a place beyond the end holds nothing', () => {
  const list = new Float64Array([1.5]);
  bump(list, 0);
  bump(list, 0, 2);
  expect([get(list, 0), get(list, 1), get([7], 0)]).toEqual([4.5, 0, 7]);
});
