import { describe, expect, it } from 'vitest';
import type { EpochMs, Ratio } from '../units.ts';
import { type Claim, sameness } from './claim.ts';
import { newcomerTrust } from './settings.ts';
import { word } from './testing/words.ts';
import { compare, groupBy, isNumber, wordsOf } from './word.ts';

const claim = (cluster: number, value: unknown, at: number, more: Partial<Claim> = {}): Claim => ({
  cluster,
  value,
  observedAt: at as EpochMs, // a time
  ...more,
});
const both = (claims: readonly Claim[]) => {
  const found = wordsOf(claims, newcomerTrust);
  expect(wordsOf([...claims].reverse(), newcomerTrust)).toEqual(found);
  return found;
};

describe('the words of clusters', () => {
  it('come newest first, then in the order of what they say, then the weightiest, then by extractor', () => {
    const found = both([
      claim(1, 'b', 5),
      claim(2, 'a', 5),
      claim(3, 'z', 9),
      claim(4, 'a', 5, { trust: 0.95 as Ratio }), // a share
      claim(5, 'a', 5, { extractor: 'dom@1' }),
      claim(6, 'a', 5, { extractor: 'network@2' }),
    ]);
    expect(found.map(({ key, weight, extractor }) => [key, Number(weight.toFixed(2)), extractor])).toEqual([
      ['string:z', 1.59, undefined],
      ['string:a', 2.94, undefined],
      ['string:a', 1.59, undefined],
      ['string:a', 1.59, 'dom@1'],
      ['string:a', 1.59, 'network@2'],
      ['string:b', 1.59, undefined],
    ]);
  });

  it('are what most of its members say, at ties the newest', () => {
    expect(both([claim(1, 'a', 1), claim(1, 'b', 9), claim(1, 'a', 2)])).toMatchObject([{ value: 'a', observedAt: 2 }]);
    expect(both([claim(1, 'a', 1), claim(1, 'b', 9)])).toMatchObject([{ value: 'b', observedAt: 9 }]);
    expect(both([claim(1, 'a', 1, { trust: 0.95 as Ratio }), claim(1, 'a', 2)])).toMatchObject([{ weight: expect.closeTo(2.944, 3) }]); // a share
  });

  it('are none of none', () => {
    expect(wordsOf([], newcomerTrust)).toEqual([]);
  });
});

it('words by value come in the order of their newest', () => {
  const found = groupBy([word('a', 1), word('b', 2), word('a', 3), word('b', 0)]);
  expect(found.map((group) => group.map(({ value, observedAt }) => [value, observedAt - 1_000]))).toEqual([
    [
      ['a', 3],
      ['a', 1],
    ],
    [
      ['b', 2],
      ['b', 0],
    ],
  ]);
  expect([groupBy([]), groupBy([word('a')])]).toEqual([[], [[word('a')]]]);
});

it('names are compared letter by letter, whatever the language', () => {
  expect([compare('a', 'b'), compare('b', 'a'), compare('a', 'a'), compare('Z', 'a')]).toEqual([-1, 1, 0, -1]);
});

it('a number is what is finite', () => {
  const values = [0, -1.5, Number.NaN, Number.POSITIVE_INFINITY, '1', null, [1], true];
  expect(values.filter((value) => isNumber(word(value)))).toEqual([0, -1.5]);
});

it('values are the same by what they hold and what kind they are', () => {
  expect(sameness({ a: 1, b: [2] })).toBe(sameness({ b: [2], a: 1 }));
  expect(new Set([1, '1', true, 'true', null, 'null', [1], { 0: 1 }, undefined].map(sameness)).size).toBe(9);
});
