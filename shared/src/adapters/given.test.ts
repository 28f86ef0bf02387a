import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenAddress, givenCount, givenId, givenNumber, givenTime, givenWord, lostDigits, understood } from './given.ts';

describe('givenTime', () => {
  it.each([
    ['2026-06-15 00:00:00', Date.UTC(2026, 5, 15)],
    ['2026-06-15', Date.UTC(2026, 5, 15)],
    ['2026-06-15T10:20:30.5Z', Date.UTC(2026, 5, 15, 10, 20, 30, 500)],
    ['2026-06-15T10:20:30.123456Z', Date.UTC(2026, 5, 15, 10, 20, 30, 123)],
    ['2011-11-15T21:03:11+00:00', Date.UTC(2011, 10, 15, 21, 3, 11)],
    ['2026-01-01T00:30:00+0530', Date.UTC(2025, 11, 31, 19, 0)],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    [1_785_542_400, 1_785_542_400_000],
    ['1785542400000', 1_785_542_400_000],
  ])('reads %s', (text, time) => {
    expect(givenTime(text)).toBe(time);
  });

  it.each(['yesterday', '2026-02-29', '2026-13-01', '2026-06-15T25:00:00Z', '15/06/2026', 0, -5, 1e30, true, {}])('refuses %s', (value) => {
    expect(givenTime(value)).toEqual({ refused: typeof value });
  });

  it('reads every time that JSON.stringify writes', () => {
    const dates = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        expect(givenTime(date.toISOString())).toBe(date.getTime());
      }),
      { seed: 1 },
    );
  });
});

it.each([undefined, null, ''])('takes %j as nothing said', (value) => {
  for (const read of [givenTime, givenNumber, givenCount, givenAddress, givenWord]) expect(read(value)).toBeUndefined();
});

it('reads numbers as they are and as text, and refuses what only starts like one', () => {
  expect([1.5, '1.5', '1e-5', '-2', 0, '0'].map(givenNumber)).toEqual([1.5, 1.5, 1e-5, -2, 0, 0]);
  for (const value of ['999+', '15.91K', '0x10', ' 1', 'NaN', Number.NaN, [], true])
    expect(givenNumber(value)).toEqual({ refused: typeof value });
  expect([givenCount('7'), givenCount(-1), givenCount(1.5)]).toEqual([7, { refused: 'number' }, { refused: 'number' }]);
});

it('keeps ids exact or does not keep them', () => {
  expect([' ', '', null, 0, -1, 1.5, 2 ** 60, {}].map(givenId)).toEqual(Array(8).fill(undefined));
  expect(['1242122729555292161', 413403277].map(givenId)).toEqual(['1242122729555292161', '413403277']);
  expect([2 ** 60, 413403277, '1242122729555292161'].map(lostDigits)).toEqual([true, false, false]);
});

it('never hands on what it refused', () => {
  expect(JSON.stringify([givenTime('secret'), givenNumber('secret'), givenAddress('javascript:secret')])).not.toContain('secret');
  expect(understood(givenNumber('secret'))).toBeUndefined();
});
