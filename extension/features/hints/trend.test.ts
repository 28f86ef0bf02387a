import type { EpochMs } from '@infofi-lens/shared/units';
import { expect, it } from 'vitest';
import { notableOf } from './trend.tsx';

const now = 1_790_000_000_000 as EpochMs;
const hours = (n: number) => (now + n * 3_600_000) as EpochMs;
/** A value each hour for two days, that moves by 9, 10 or 11. */
const steady = Array.from({ length: 49 }, (_, at) => ({ at: hours(at - 49), value: 10 * at + (at % 3) - 1 }));
const last = steady.at(-1)?.value ?? 0;

it('says what an hour brought when that is not usual, beside what is', () => {
  expect(notableOf([...steady, { at: now, value: last + 400 }], now)).toEqual([
    expect.stringMatching(/^Unusual for it: \+400 in an hour; the middle of \d+ earlier changes is \+1[01]\.$/),
  ]);
});

it('says that a movement is as usual', () => {
  expect(notableOf([...steady, { at: now, value: last + 10 }], now)).toEqual(['As usual for it, against its own earlier changes.']);
});

it('says nothing where too few earlier changes are known', () => {
  expect(notableOf([...steady.slice(-4), { at: now, value: last + 400 }], now)).toEqual([]);
});
