import { describe, expect, it } from 'vitest';
import type { EpochMs } from '../units.ts';
import type { AnyObservation } from './observation.ts';
import { implausible } from './plausible.ts';

const at = 1_763_640_000_000 as EpochMs;
const seen = (kind: string, fields: object, id = 'A1') =>
  ({
    platform: 'galxe',
    kind,
    id,
    observedAt: at,
    adapter: 'galxe@1',
    via: 'network',
    context: 'other',
    fields,
  }) as unknown as AnyObservation; // as the schema would have let it through
const campaign = (fields: object) => implausible(seen('campaign', fields));
const rewards = (reward: object, winnersCap?: number | null) =>
  campaign({ rewards: [{ kind: 'oat' }, { kind: 'token', symbol: 'USDT', ...reward }], ...(winnersCap !== undefined && { winnersCap }) });

describe('what contradicts itself', () => {
  it.each([
    ['fields.endsAt', { startsAt: at, endsAt: at - 1 }],
    ['fields.claimEndsAt', { startsAt: at, claimEndsAt: at - 1 }],
    ['fields.parentId', { parentId: 'A1' }],
    ['fields.childIds', { childIds: ['B', 'A1'] }],
    ['fields.participants', { participants: 8_500_000_001 }],
  ])('is found at %s', (field, fields) => expect(campaign(fields)).toMatchObject({ field }));

  it('is found in what others say of a time that had not come', () => {
    expect(implausible(seen('profile', { createdAt: at + 1 }))).toMatchObject({ field: 'fields.createdAt' });
    expect(implausible(seen('board-entry', { boardId: 'b', subjectId: 's' }, 'b:other'))).toMatchObject({ field: 'id' });
  });

  it('is not what may be: ends that never come, the same moment, a real 0', () => {
    for (const fields of [{ startsAt: at, endsAt: null }, { startsAt: at, endsAt: at }, { participants: 0 }, {}])
      expect(campaign(fields)).toBeUndefined();
  });
});

describe('a pool', () => {
  it.each([
    ['is the product of amount and winners', { amountPerWinner: '5', pool: '2000' }, 400],
    ['is that to the last digit', { amountPerWinner: '0.1', pool: '0.3' }, 3],
    ['of nobody knows how many winners', { amountPerWinner: '5', pool: '2000' }, undefined],
    ['of any number of winners', { amountPerWinner: '5', pool: '2000' }, null],
    ['that one winner may get whole', { amountMax: '1000', pool: '1000' }, 80],
    ['that nobody states', { amountPerWinner: '5' }, 400],
  ])('%s', (_what, reward, winners) => expect(rewards(reward, winners)).toBeUndefined());

  it.each([
    ['is not what the winners get', { amountPerWinner: '5', pool: '2001' }, 400],
    ['differs in the last digit', { amountPerWinner: '0.100000000000000000000000000000000001', pool: '0.3' }, 3],
    ['is less than what one may get', { amountMax: '12.5', pool: '12.4' }, undefined],
    ['is less than what one gets', { amountPerWinner: '10', pool: '9' }, null],
  ])('that %s contradicts the reward', (_what, reward, winners) =>
    expect(rewards(reward, winners)).toMatchObject({ field: 'fields.rewards', against: ['fields.winnersCap'] }),
  );
});
