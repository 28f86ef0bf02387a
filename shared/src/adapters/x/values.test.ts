import { describe, expect, it } from 'vitest';
import { firstOf, idOf, timeFromId, timeOf, unescapeText } from './values.ts';

describe('an id', () => {
  it.each([
    ['2244994945', '2244994945'],
    ['2083305234688803178', '2083305234688803178'],
    [2_244_994_945, '2244994945'],
    [2 ** 61, undefined], // its last digits are already lost
    [0, undefined],
    [1.5, undefined],
    ['0', undefined],
    ['-5', undefined],
    ['', undefined],
    ['ada', undefined],
    [null, undefined],
    [{}, undefined],
  ])('%j is %s', (value, id) => {
    expect(idOf(value)).toBe(id);
  });
});

describe('a time', () => {
  it.each([
    ['Sat Dec 14 04:35:55 +0000 2013', Date.UTC(2013, 11, 14, 4, 35, 55)],
    ['Sat Dec 14 04:35:55 -0230 2013', Date.UTC(2013, 11, 14, 7, 5, 55)],
    ['1785000000000', 1_785_000_000_000],
    [1_785_000_000_000, 1_785_000_000_000],
  ])('%j is read', (value, ms) => {
    expect(timeOf(value)).toBe(ms);
  });

  it.each(['Mon Feb 31 04:35:55 +0000 2013', 'Mon Foo 01 04:35:55 +0000 2013', 'yesterday', '2013'])(
    '%j is none, and stays as it is',
    (value) => {
      expect(timeOf(value)).toBe(value);
    },
  );
});

describe('the time in an id', () => {
  const now = Date.UTC(2026, 8, 1);

  it('is that of the clock which made it', () => {
    expect(timeFromId('1212092628029698048', now)).toBe(Date.UTC(2019, 11, 31, 19, 26, 16, 771));
  });

  it('is not there in ids that were counted, nor in the future', () => {
    expect(timeFromId('20', now)).toBeUndefined();
    expect(timeFromId('9999999999999999999', now)).toBeUndefined();
  });
});

it('takes the first value that is there: 0 and false are', () => {
  expect(firstOf(undefined, null, '', 0, 5)).toBe(0);
  expect(firstOf(undefined, false, true)).toBe(false);
  expect(firstOf(null, '')).toBeUndefined();
});

it('undoes escapes once', () => {
  expect(unescapeText('AT&amp;T &lt;3 &amp;lt; &copy; & more')).toBe('AT&T <3 &lt; &copy; & more');
});
