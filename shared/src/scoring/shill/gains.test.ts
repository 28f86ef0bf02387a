import { describe, expect, it } from 'vitest';
import { gainsByDay } from './gains.ts';
import { dayMs } from './posts.ts';
import { ago, at, boardOf } from './testing/person.ts';

const gains = (board: Parameters<typeof gainsByDay>[0], days: number) => [...gainsByDay(board, at, days)];
const { NaN: unknown } = Number;

describe('what a day brought', () => {
  it('is the difference of the values at its end and beginning, in billionths of the largest', () => {
    expect(gains(boardOf([10, 0, -5, 95]), 4)).toEqual([50_000_000, 0, -25_000_000, 475_000_000]);
  });

  it('turns round where less is better', () => {
    expect(gains(boardOf([-50, 25], { better: 'less' }), 2)).toEqual([500_000_000, -250_000_000]);
  });

  it('goes by the last value before the end of the day', () => {
    const values = [
      { at: ago(2 * dayMs), value: 1 },
      { at: ago(1.5 * dayMs), value: 2 },
      { at: ago(1.1 * dayMs), value: 4 },
      { at: ago(0.5 * dayMs), value: 8 },
    ];
    expect(gains({ values, better: 'more' }, 2)).toEqual([375_000_000, 500_000_000]);
  });

  it('is not known before the first value, nor once the last is more than three days old', () => {
    const values = [{ at: ago(5 * dayMs), value: 3 }];
    expect(gains({ values, better: 'more' }, 7)).toEqual([unknown, unknown, 0, 0, 0, unknown, unknown]);
    expect(gains({ values: [], better: 'more' }, 2)).toEqual([unknown, unknown]);
  });

  it('does not take what calculating leaves behind for a change', () => {
    const steady = Array.from({ length: 12 }, () => 0.1);
    expect(new Set(gains(boardOf(steady), 12)).size).toBe(1);
    expect(gains(boardOf([-100, 0, 0]), 2)).toEqual([0, 0]);
    const nothing = [ago(2 * dayMs), ago(dayMs), at].map((time) => ({ at: time, value: 0 }));
    expect(gains({ values: nothing, better: 'more' }, 2)).toEqual([0, 0]);
  });
});
