import { expect, it } from 'vitest';
import type { FactValue } from '../contracts/evidence.ts';
import type { EpochMs, Ratio } from '../units.ts';
import { shown } from './shown.ts';

const time = (minutes: number) => (1_790_000_000_000 + minutes * 60_000) as EpochMs;
const own = (value: number, minutes: number) => ({ value, observedAt: time(minutes), via: 'network' }) as const;
const crowd = (value: number, minutes: number, status: 'agreed' | 'unconfirmed'): FactValue<number> => ({
  value,
  evidence: {
    n: status === 'agreed' ? 3 : 1,
    observedAt: time(minutes),
    spread: 0,
    confidence: 0.8 as Ratio,
    method: 'monotone-kth',
    status,
  },
});

it('shows what you saw yourself when the crowd knows nothing newer', () => {
  expect(shown(own(10, 5), crowd(9, 4, 'agreed'))).toMatchObject({ source: 'you', value: 10 });
});
it('shows what the crowd agreed on when that is newer', () => {
  expect(shown(own(10, 5), crowd(14, 9, 'agreed'))).toMatchObject({ source: 'crowd', value: 14 });
});
it('never replaces your own sighting by an unconfirmed report', () => {
  expect(shown(own(10, 5), crowd(999, 9, 'unconfirmed'))).toMatchObject({ source: 'you', value: 10, crowd: undefined });
});
it('marks a report below the quorum as reported', () => {
  expect(shown(undefined, crowd(14, 9, 'unconfirmed'))).toMatchObject({ source: 'reported', value: 14 });
});
it('shows nothing where nothing is known', () => {
  expect(shown(undefined, undefined)).toBeUndefined();
});
