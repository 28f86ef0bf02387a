import 'fake-indexeddb/auto';
import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import type { Decimal, EpochMs } from '@infofi-lens/shared/units';
import { beforeEach, describe, expect, it } from 'vitest';
import { columnsOf } from '../../storage/columns.ts';
import { openDb } from '../../storage/db.ts';
import { shillTold } from '../../storage/shill/told.ts';
import { createStore, type Store } from '../../storage/store.ts';
import type { FactRow } from '../../storage/tables/facts.ts';
import { boardShares, seenBoards } from './boards/load-boards.ts';
import { seenCreators } from './creators/load-creators.ts';
import { campaignHistory, recordedCampaigns } from './history/load-history.ts';
import { ownOutcomes } from './outcomes/load-outcomes.ts';

const now = 1_790_000_000_000 as EpochMs;
const days = (n: number) => (now + n * 86_400_000) as EpochMs;

let store: Store;
beforeEach(() => {
  store = createStore(openDb(`charts-${crypto.randomUUID()}`), null);
});

const row = (platform: PlatformId, kind: Kind, id: string, values: Record<string, unknown>): FactRow => ({
  key: `${platform}:${kind}:${id}`,
  platform,
  kind,
  id,
  fields: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, observedAt: days(-0.1), via: 'network', adapter: `${platform}@1` }]),
  ),
  firstSeen: days(-1),
  lastSeen: days(-0.1),
  age: days(-0.1),
  ...columnsOf({ platform, kind }, (name) => values[name]),
});
const counted = (id: string, values: readonly number[]) =>
  store.history.put(
    values.map((value, at) => ({
      entity: `galxe:campaign:${id}` as const,
      field: 'participants',
      observedAt: days(at - values.length),
      value,
    })),
  );

describe('the record of a campaign', () => {
  it('is offered where its number changed, and projected to its end from the count now', async () => {
    const open = { startsAt: days(-5), endsAt: days(5), participants: 100 };
    await store.facts.put([row('galxe', 'campaign', 'a', { name: 'A', ...open }), row('galxe', 'campaign', 'b', { name: 'B', ...open })]);
    await counted('a', [10, 40, 70, 90, 100]);
    await counted('b', [10]);
    expect(await recordedCampaigns(store, now)).toEqual([{ key: 'galxe:campaign:a', name: 'A' }]);
    const { points, end } = await campaignHistory(store, 'galxe:campaign:a', now);
    expect(points).toHaveLength(5);
    expect(end?.at).toBe(days(5));
    expect(end?.p10).toBeGreaterThanOrEqual(100);
    expect(end?.p90).toBeGreaterThan(end?.p50 ?? Number.POSITIVE_INFINITY);
  });

  it('is not projected once it has ended, or without an end', async () => {
    await store.facts.put([row('galxe', 'campaign', 'a', { endsAt: days(-1), startsAt: days(-9), participants: 5 })]);
    await counted('a', [1, 5]);
    expect((await campaignHistory(store, 'galxe:campaign:a', now)).end).toBeUndefined();
  });
});

describe('own outcomes', () => {
  it('stand beside the range of their campaign, those whose worth is known', async () => {
    const rewards = [{ kind: 'token', symbol: 'USDT', amountPerWinner: '20' }];
    await store.facts.put([
      row('galxe', 'campaign', 'a', { name: 'A', distribution: 'guaranteed', gas: 'gasless', status: 'active', endsAt: days(9), rewards }),
    ]);
    const paid = { platform: 'galxe' as const, at: days(-1), won: true, minutes: 10 };
    await store.atOnce(() =>
      store.outcomes.record(
        [
          { ...paid, campaignId: 'a', received: [{ kind: 'token', symbol: 'USDT', amount: '18' as Decimal }] },
          { ...paid, campaignId: 'unseen', received: [{ kind: 'token', symbol: 'USDT', amount: '3' as Decimal }] },
        ],
        { at: now, due: now },
      ),
    );
    expect(await ownOutcomes(store, now)).toMatchObject([{ name: 'A', realised: 18, p50: 20 }]);
  });
});

describe('a board', () => {
  it('is weighed by mindshare where its rows have it, the largest first', async () => {
    const boardId = 'x:crypto::7d';
    await store.facts.put([
      row('kaito', 'board', boardId, { topic: 'crypto', window: '7d' }),
      ...[0.1, 0.3].map((mindshare, at) =>
        row('kaito', 'board-entry', `${boardId}:${at}`, { boardId, displayName: `m${at}`, mindshare, score: 9 }),
      ),
    ]);
    expect(await seenBoards(store)).toEqual([{ key: `kaito:board:${boardId}`, name: 'Kaito · crypto · 7 days' }]);
    const { measured, members } = await boardShares(store, `kaito:board:${boardId}`);
    expect(members.map(({ name }) => name)).toEqual(['m1', 'm0']);
    expect(members[0]?.share).toBeCloseTo(0.75, 9);
    expect(measured).toEqual({ known: false, missing: ['rows'] });
  });
});

describe('a creator', () => {
  it('is scored from posts seen here, with what is missing of the rest', async () => {
    await store.facts.put([
      row('x', 'profile', '7', { handle: 'ada', displayName: 'Ada', followers: 900 }),
      row('galxe', 'profile', '8', { handle: 'bo' }),
      ...Array.from({ length: 15 }, (_, at) =>
        row('x', 'post', `p${at}`, { authorId: '7', createdAt: days(-at - 1), views: 1_000, likes: 20 + at, replies: 3, reposts: 1 }),
      ),
    ]);
    expect(await seenCreators(store)).toEqual([{ key: 'x:profile:7', name: 'Ada · @ada' }]);
    const score = (await shillTold(store, 'x:profile:7', now, 30))?.own;
    const known = score?.components.map((one) => [one.component, one.known]);
    expect(known).toEqual([
      ['engagement', true],
      ['frequency', true],
      ['correlation', false],
      ['reach', true],
    ]);
    expect(score?.status).toBe('scored');
  });
});
