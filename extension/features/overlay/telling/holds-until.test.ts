import type { EpochMs } from '@infofi-lens/shared/units';
import { expect, it } from 'vitest';
import { age } from '../../../ui/format.ts';
import { holdsUntil } from './holds-until.ts';

const now = 1_790_000_000_000 as EpochMs;
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const ending = (value: unknown) => ({ kind: 'campaign' as const, seen: { endsAt: { value, observedAt: now, via: 'network' as const } } });

it.each([[3 * day + 5 * hour], [2 * day], [day + 1], [5 * hour + 7], [hour], [59 * minute], [2 * minute], [minute + 1]])(
  'knows until when the time that is left is told in the same words: %d ms',
  (left) => {
    const endsAt = (now + left) as EpochMs;
    const until = holdsUntil(ending(endsAt), now);
    if (until === undefined) throw new Error('It ends.');
    expect(age((until - 1) as EpochMs, endsAt)).toBe(age(now, endsAt));
    expect(age(until, endsAt)).not.toBe(age(now, endsAt));
  },
);

it('knows that it is over after the last minute', () => {
  expect(holdsUntil(ending(now + 30_000), now)).toBe(now + 30_000);
});

it('holds for ever where nothing ends, or has ended', () => {
  for (const value of [undefined, null, now, now - 1]) expect(holdsUntil(ending(value), now)).toBeUndefined();
});
