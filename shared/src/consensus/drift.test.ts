import { describe, expect, it } from 'vitest';
import { driftAmong } from './drift.ts';
import { resolve, sameBy } from './resolve.ts';
import { word, words } from './testing/words.ts';
import type { Word } from './word.ts';

const exactly = (a: unknown, b: unknown) => sameBy({ rule: 'mode-quorum' })(a, b);
const about = (a: unknown, b: unknown) => sameBy({ rule: 'median', windowMs: 1, tolerance: 0.05 })(a, b);
const dom = { extractor: 'dom@1' };
const answers = words(3, 'gas', 50);
const drift = (all: readonly Word[], same = exactly) => driftAmong(all, same)?.drift;

describe('drift of an adapter', () => {
  it('takes two who read the same way, and another thing', () => {
    expect(drift([...answers, ...words(2, 'fee', 50, dom)])).toEqual({ believed: 'network@1', setAside: ['dom@1'] });
    expect(drift([...answers, word('fee', 50, dom)])).toBeUndefined();
    expect(drift([...answers, ...words(2, 'gas', 50, dom)])).toBeUndefined();
    expect(drift(answers)).toBeUndefined();
    expect(drift([])).toBeUndefined();
  });

  it('keeps the words of whoever reads by that way and says something else', () => {
    const other = word('gas', 50, dom);
    expect(driftAmong([...answers, ...words(2, 'fee', 50, dom), other], exactly)?.kept).toEqual([...answers, other]);
  });

  it('is an extractor that says one thing in two of three cases', () => {
    const three = [...words(2, 'fee', 50, dom), word('cost', 50, dom)];
    expect(drift([...answers, ...three])).toBeDefined();
    expect(drift([...answers, word('cost', 60, dom), ...words(2, 'fee', 50, dom)])).toBeDefined();
    expect(drift([...answers, word('fee', 60, dom), word('cost', 55, dom), word('fee', 50, dom)])).toBeDefined();
    expect(drift([...words(5, 'gas', 50), ...three, word('price', 50, dom)])).toBeUndefined();
  });

  it('is believed of an extractor that says one thing itself, with a quorum behind it', () => {
    const torn = [...words(3, 'gas', 50), ...words(3, 'gasless', 50)];
    expect(drift([...torn, ...words(3, 'fee', 50, dom)])).toBeUndefined();
    expect(drift([...words(2, 'gas', 50), ...words(3, 'fee', 50, dom)])).toBeUndefined();
    expect(drift([...words(3, 'gas', 50), ...words(7, 'fee', 50, dom)])).toBeUndefined(); // three of ten may be hostile
    expect(drift([...words(4, 'gas', 50), ...words(7, 'fee', 50, dom)])).toBeDefined();
  });

  it('of several ways sets all aside that are of another mind, in order, and believes the best', () => {
    const several = [
      ...words(2, 'fee', 50, { extractor: 'dom@2' }),
      ...words(2, 'cost', 50, dom),
      ...words(3, 'price', 50, { extractor: 'network@1' }),
      ...words(4, 'gas', 50, { extractor: 'network@2' }),
      ...words(2, 'gas', 50, { extractor: 'dom@3' }),
    ];
    expect(drift(several)).toEqual({ believed: 'network@2', setAside: ['dom@1', 'dom@2', 'network@1'] });
    expect(drift([...several].reverse())).toEqual(drift(several));
  });

  it('of numbers is told by their middle', () => {
    const read = (...values: number[]) => values.map((value) => word(value, 50, dom));
    const real = words(4, 100, 50);
    expect(drift([...real, ...read(10, 30, 10.2)], about)).toBeDefined();
    expect(drift([...real, ...read(30, 10, 10.2, 10.1)], about)).toBeDefined();
    expect(drift([...real, ...read(30, 30, 10, 10.1, 10.2, 10.3)], about)).toBeDefined(); // although 30 is what most say exactly
    expect(drift([...real, ...read(10, 20, 30)], about)).toBeUndefined();
    expect(drift([...real, ...read(99, 101, 98)], about)).toBeUndefined();
    expect(drift([...real, word('many', 50, dom), word('many', 50, dom), word(7, 50, dom)], about)).toBeDefined();
  });

  it('is not what was merely read before the page changed', () => {
    const read = (...times: number[]) => times.map((at) => word('fee', at, dom));
    const real = [word('gas', 60), word('gas', 50), word('gas', 40)];
    expect(drift([...real, ...read(40, 40)])).toBeDefined();
    expect(drift([...real, ...read(70, 40, 10)])).toBeDefined();
    expect(drift([...real, ...read(70, 39)])).toBeUndefined();
  });
});

it('numbers are the same within the tolerance of the larger, anything else when it is equal', () => {
  expect([about(100, 95), about(95, 100), about(100, 94.9), about(-100, -95), about(-100, 100)]).toEqual([true, true, false, true, false]);
  expect([about('a', 'a'), about('a', 'b'), about(1, '1'), about('1', 1)]).toEqual([true, false, false, false]);
  expect([exactly(100, 100), exactly(100, 100.1), exactly({ a: 1, b: 2 }, { b: 2, a: 1 })]).toEqual([true, false, true]);
});

it('claims that drift explains judge nobody', () => {
  const claims = [...answers, ...words(2, 'fee', 50, dom)].map((one, cluster) => ({ ...one, cluster }));
  const { verdict } = resolve({ consensus: { rule: 'mode-quorum' } }, claims);
  expect([verdict.supporting.length, verdict.contradicting.length]).toEqual([3, 0]);
});
