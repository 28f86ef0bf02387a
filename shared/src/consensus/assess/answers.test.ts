import { describe, expect, it } from 'vitest';
import { answersOf, locationsOf } from './answers.ts';
import type { Located } from './numbers.ts';
import type { Report } from './report.ts';
import { tableOf } from './table.ts';

interface Said {
  value: string | number;
  weight: number;
  /** Its number; the contributor's own when left out. */
  cluster?: number;
  share?: number;
  /** In scales. */
  distance?: number;
}

/** Each is a contributor of their own, in the order given. */
function scene(said: readonly Said[]) {
  const reports = said.map(({ value }, n): Report => ({ item: 'i', contributor: `c${String(n).padStart(2, '0')}`, value }));
  return {
    table: tableOf(reports),
    cluster: Int32Array.from(said, ({ cluster }, n) => cluster ?? n),
    weight: Float64Array.from(said, ({ weight }) => weight),
    share: Float64Array.from(said, ({ share = 1 }) => share),
    distance: Float64Array.from(said, ({ distance = 0 }) => distance),
  };
}
const answer = (...said: Said[]) => {
  const { table, cluster, weight, share } = scene(said);
  return answersOf(table, cluster, weight, share).get('i');
};
const location = (at: number, ...said: Said[]) => {
  const { table, cluster, weight, share, distance } = scene(said);
  const located: Located = {
    location: Float64Array.of(at),
    scale: Float64Array.of(1),
    distance,
    weight: new Float64Array(said.length).fill(1),
    bias: new Float64Array(said.length),
  };
  return locationsOf(table, cluster, located, weight, share).get('i');
};
const word = (value: string, weight = 1, more: Partial<Said> = {}): Said => ({ value, weight, ...more });
const number = (weight: number, distance: number, more: Partial<Said> = {}): Said => ({ value: 1, weight, distance, ...more });

describe('the answer of words', () => {
  it('is what outweighs all others: sure from 3 on, in thousandths rounded down', () => {
    expect(answer(word('a'), word('a'), word('a'))).toEqual({ value: 'a', confidence: 0.952, n: 3 });
    expect(answer(word('a'), word('a'), word('a', 0.99))).toEqual({ value: 'a', confidence: 0.949, n: 3 });
    expect(answer(word('a'), word('a'), word('a', 1.5), word('b', 0.5))).toEqual({ value: 'a', confidence: 0.952, n: 3 });
    expect(answer(word('a'), word('a'), word('a', 1.4), word('b', 0.5))?.confidence).toBe(0.947);
  });

  it('is never quite sure', () => {
    expect(answer(word('a', 9), word('a', 9), word('a', 9))?.confidence).toBe(0.999);
  });

  it('is not agreed by two, or by three who are hardly reliable, however much they weigh', () => {
    expect(answer(word('a', 5), word('a', 5))).toEqual({ value: 'a', confidence: 0.949, n: 2 });
    const witness = Math.log(0.65 / 0.35);
    expect(answer(word('a', 2), word('a', 2), word('a', witness))).toMatchObject({ confidence: 0.99, n: 3 });
    expect(answer(word('a', 2), word('a', 2), word('a', witness - 0.001))).toMatchObject({ confidence: 0.949, n: 2 });
  });

  it('is not agreed by three in ten', () => {
    const against = [1, 2, 3, 4, 5, 6, 7].map((n) => word(`b${n}`, 0.01));
    expect(answer(word('a', 3), word('a', 3), word('a', 3), ...against)).toMatchObject({ value: 'a', confidence: 0.949, n: 3 });
    expect(answer(word('a', 3), word('a', 3), word('a', 3), ...against.slice(1))).toMatchObject({ confidence: 0.999, n: 3 });
  });

  it('counts a cluster once, by its share', () => {
    const third = { cluster: 0, share: 1 / 3 };
    expect(answer(word('a', 3, third), word('a', 3, third), word('a', 3, third))).toEqual({ value: 'a', confidence: 0.949, n: 1 });
    expect(answer(word('a', 1, third), word('a', 1, third), word('a', 1, third))?.confidence).toBe(0.731);
  });

  it('is at a tie what more clusters say, then what comes first', () => {
    expect(answer(word('a', 2), word('b'), word('b'))).toMatchObject({ value: 'b', n: 2, confidence: 0.5 });
    expect(answer(word('a'), word('a'), word('b', 2))).toMatchObject({ value: 'a', n: 2 });
    expect(answer(word('b'), word('a'))).toMatchObject({ value: 'a', n: 1 });
    expect(answer(word('a'), word('b', 1.5))).toMatchObject({ value: 'b', n: 1 });
    expect(answer(word('b', 1.5), word('a'))).toMatchObject({ value: 'b', n: 1 });
  });
});

describe('the answer of numbers', () => {
  it('is where the item lies, in twelve digits', () => {
    expect(location(1 / 3, number(1, 0), number(1, 1), number(1, -1))).toEqual({ value: 0.333333333333, confidence: 0.952, n: 3 });
  });

  it('has those within two scales behind it, and the others against it', () => {
    expect(location(5, number(1, 2), number(1, -2), number(2, 0), number(1, 2.01))).toEqual({ value: 5, confidence: 0.952, n: 3 });
    expect(location(5, number(1, 2), number(1, -2.01), number(2, 0))).toEqual({ value: 5, confidence: 0.88, n: 2 });
    expect(location(5, number(1, -3), number(1, 4))).toEqual({ value: 5, confidence: 0.119, n: 0 });
  });

  it('needs three clusters that are reliable enough, each counted once', () => {
    const half = { cluster: 0, share: 0.5 };
    expect(location(5, number(4, 0, half), number(4, 0, half), number(4, 0))).toEqual({ value: 5, confidence: 0.949, n: 2 });
    expect(location(5, number(1, 0, half), number(1, 0, half), number(1, 0))?.confidence).toBe(0.88);
    const witness = Math.log(0.65 / 0.35);
    expect(location(5, number(3, 0), number(3, 0), number(witness, 0))).toMatchObject({ confidence: 0.998, n: 3 });
    expect(location(5, number(3, 0), number(3, 0), number(witness - 0.001, 0))).toMatchObject({ confidence: 0.949, n: 2 });
  });

  it('needs more than three in ten', () => {
    const against = [1, 2, 3, 4, 5, 6, 7].map(() => number(0.01, 9));
    const near = [number(3, 0), number(3, 0), number(3, 0)];
    expect(location(5, ...near, ...against)).toMatchObject({ confidence: 0.949, n: 3 });
    expect(location(5, ...near, ...against.slice(1))).toMatchObject({ confidence: 0.999, n: 3 });
  });
});
