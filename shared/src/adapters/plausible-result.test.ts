import { expect, it } from 'vitest';
import type { AnyObservation } from '../facts/observation.ts';
import { plausibleResult } from './plausible-result.ts';
import { nothing } from './types.ts';

const fields = { status: 'active', type: 'oat', startsAt: 1, endsAt: 2, chain: 'base', gas: 'gas', points: 5, winnersCap: 3 };
const campaign = (id: string, of: object) =>
  ({ platform: 'galxe', kind: 'campaign', id, observedAt: 1, fields: of }) as unknown as AnyObservation;
const read = (...observations: AnyObservation[]) => plausibleResult({ ...nothing, observations });

it('takes nothing of campaigns of which not one has a name any more, and says so', () => {
  expect(read(campaign('1', fields), campaign('2', fields))).toMatchObject({
    observations: [],
    drift: { code: 'campaigns_without_names' },
  });
});

it('takes them where some have one, and where little was asked for', () => {
  const some = { ...nothing, observations: [campaign('1', fields), campaign('2', { ...fields, name: 'A' })] };
  expect(plausibleResult(some)).toBe(some);
  expect(read(campaign('1', { status: 'active' })).drift).toBeUndefined();
});

it('keeps the rows of a board whose shares are none, without the shares', () => {
  const row = (n: number) =>
    ({
      platform: 'kaito',
      kind: 'board-entry',
      id: `b:${n}`,
      observedAt: 1,
      fields: { boardId: 'b', rank: n, mindshare: 0.9 },
    }) as unknown as AnyObservation;
  const result = read(...Array.from({ length: 8 }, (_, at) => row(at + 1)));
  expect(result.drift?.code).toBe('shares_beyond_whole');
  expect(result.observations.map(({ fields: { ...left } }) => Object.keys(left))).toEqual(
    Array.from({ length: 8 }, () => ['boardId', 'rank']),
  );
});
