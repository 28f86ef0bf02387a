import type { EpochMs } from '@infofi-lens/shared/units';
import { expect, it } from 'vitest';
import { notableOf } from './trend.tsx';

const now = 1_790_000_000_000 as EpochMs;
const hours = (n: number) => (now + n * 3_600_000) as EpochMs;
/** A value each hour for two days, that moves by 9, 10 or 11. */
const steady = Array.from({ length: 49 }, (_, at) => ({ at: hours(at - 49), value: 10 * at + (at % 3) - 1 }));
const untold = (span: string) => `Too little history yet to tell what is usual over ${span}: that takes eight earlier changes as long.`;
const last = steady.at(-1)?.value ?? 0;

it('says what an hour brought when that is not usual, beside what is', () => {
  expect(notableOf([...steady, { at: now, value: last + 400 }], now)).toEqual([
    expect.stringMatching(/^Unusual for it: \+400 in an hour; the middle of \d+ earlier changes is \+1[01]\.$/),
    untold('a day'),
  ]);
});

it('says that a movement is as usual', () => {
  expect(notableOf([...steady, { at: now, value: last + 10 }], now)).toEqual([
    'As usual for it, against its own earlier changes.',
    untold('a day'),
  ]);
});

it('says that too few earlier changes are known, and over which spans', () => {
  expect(notableOf([...steady.slice(-4), { at: now, value: last + 400 }], now)).toEqual([untold('an hour')]);
  const weeks = Array.from({ length: 36 * 24 }, (_, at) => ({ at: hours(at - 36 * 24), value: 10 * at + (at % 5) - 1 }));
  const told = notableOf([...weeks, { at: now, value: (weeks.at(-1)?.value ?? 0) + 10 }], now);
  expect(told.at(-1)).toBe(untold('a week'));
  expect(told.length).toBeGreaterThan(1);
});

it('says nothing of what did not move', () => {
  expect(notableOf([], now)).toEqual([]);
  expect(
    notableOf(
      steady.map((point) => ({ ...point, value: 5 })),
      now,
    ),
  ).toEqual([]);
});
