import type { Status } from '@infofi-lens/shared/contracts/status';
import type { EpochMs } from '@infofi-lens/shared/units';
import { expect, it } from 'vitest';
import { codesText, headline, heldText, valveText } from './view.ts';

const at = 1_790_000_000_000 as EpochMs;
const calm: Status = { at, held: [], contributorsQuarantined: 0, valves: [], adapters: [] };
const reader = {
  adapter: 'galxe@1',
  captures: 5,
  observations: 50,
  rejected: 0,
  drifts: {},
  warnings: { odd: 3 },
  reports: {},
  reportedBy: {},
};

it('says that everything is as usual when it is; warnings alone change nothing', () => {
  expect(headline({ ...calm, adapters: [reader] })).toEqual({ text: 'Everything is as usual', good: true });
});

it('says in one line what is not', () => {
  const status: Status = {
    ...calm,
    held: [{ what: 'freeze', platform: 'galxe', reason: 'x', since: at, by: 'breaker' }],
    valves: [{ valve: 'batches', state: 'shut', reason: 'x', since: at }],
    adapters: [reader, { ...reader, adapter: 'kaito@1', drifts: { no_rows: 2 } }],
    contributorsQuarantined: 2,
  };
  expect(headline(status)).toEqual({
    text: '1 thing is held, 1 valve is turned down, 1 reader sees changed pages, and 2 contributors are set aside',
    good: false,
  });
});

it('names what is held as exactly as it is held', () => {
  const held = { platform: 'galxe', reason: 'x', since: at, by: 'operator' } as const;
  expect(heldText({ ...held, what: 'freeze' })).toBe('Frozen: galxe');
  expect(heldText({ ...held, what: 'revert', kind: 'campaign', id: 'GC1', field: 'endsAt' })).toBe(
    'Put back: galxe campaign GC1, field endsAt',
  );
  expect(valveText({ valve: 'new_contributors', state: '5 a minute', reason: 'x', since: at })).toBe('New contributors: 5 a minute');
});

it('names the most frequent codes first', () => {
  expect(codesText({ a: 1, b: 7, c: 3 })).toBe('b 7×, c 3×, a 1×');
});
