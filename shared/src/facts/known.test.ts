import { expect, it } from 'vitest';
import type { FactValue } from '../contracts/evidence.ts';
import type { EpochMs, Ratio } from '../units.ts';
import { shownField, usableFields } from './known.ts';

const at = 1_790_000_000_000 as EpochMs;
const fact = (value: unknown, status: 'agreed' | 'unconfirmed'): FactValue => ({
  value,
  evidence: { n: 4, observedAt: at, spread: 0, confidence: 0.8 as Ratio, method: 'median', status },
});
const known = {
  kind: 'campaign',
  seen: { participants: { value: 248, observedAt: at, via: 'network' } },
  crowd: { winnersCap: fact(5, 'agreed'), distribution: fact('raffle', 'unconfirmed') },
} as const;

it('shows each field with its own source', () => {
  expect(shownField(known, 'participants')).toMatchObject({ source: 'you', value: 248 });
  expect(shownField(known, 'winnersCap')).toMatchObject({ source: 'crowd', value: 5 });
  expect(shownField(known, 'distribution')).toMatchObject({ source: 'reported', value: 'raffle' });
  expect(shownField(known, 'endsAt')).toBeUndefined();
});

it('lets a measure rest on an unconfirmed report only when asked to', () => {
  expect(usableFields(known, { unconfirmed: false })).toEqual({ participants: 248, winnersCap: 5 });
  expect(usableFields(known, { unconfirmed: true })).toEqual({ participants: 248, winnersCap: 5, distribution: 'raffle' });
});

it('leaves out what nobody declared, and knows nothing of an entity nobody saw', () => {
  expect(
    usableFields({ ...known, seen: { invented: { value: 1, observedAt: at, via: 'dom' } }, crowd: {} }, { unconfirmed: true }),
  ).toEqual({});
  expect(usableFields({ kind: 'campaign' }, { unconfirmed: true })).toEqual({});
});
