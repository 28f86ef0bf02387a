import 'fake-indexeddb/auto';
import type { FactValue } from '@infofi-lens/shared/contracts/evidence';
import type { EpochMs, Ratio } from '@infofi-lens/shared/units';
import { beforeEach, expect, it } from 'vitest';
import { columnsOf } from '../columns.ts';
import { openDb } from '../db.ts';
import { createStore, type Store } from '../store.ts';
import type { CrowdEntry } from '../tables/crowd.ts';
import type { FactRow } from '../tables/facts.ts';
import { firstCampaigns } from './first.ts';
import type { CampaignSummary } from './summaries.ts';
import { walkSummaries } from './walk.ts';

const now = 1_790_000_000_000 as EpochMs;
const earlier = (n: number) => (now - n * 60_000) as EpochMs;

let store: Store;
beforeEach(() => {
  store = createStore(openDb(`walk-${crypto.randomUUID()}`), null);
});

type Kind = 'campaign' | 'space';
const seen = (kind: Kind, id: string, values: Record<string, unknown>, at = earlier(1)): FactRow => ({
  key: `galxe:${kind}:${id}`,
  platform: 'galxe',
  kind,
  id,
  fields: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, observedAt: at, via: 'network', adapter: 'galxe@1' }]),
  ),
  firstSeen: at,
  lastSeen: at,
  age: at,
  ...columnsOf({ platform: 'galxe', kind }, (name) => values[name]),
});
const told = (kind: Kind, id: string, values: Record<string, unknown>, at = earlier(9)): CrowdEntry => {
  const fact = (value: unknown): FactValue => ({
    value,
    evidence: { n: 5, observedAt: at, spread: 0, confidence: 0.9 as Ratio, method: 'latest-quorum', status: 'agreed' },
  });
  return {
    key: `galxe:${kind}:${id}`,
    platform: 'galxe',
    kind,
    id,
    facts: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fact(value)])),
    receivedAt: now,
    part: 'main',
    ...columnsOf({ platform: 'galxe', kind }, (name) => values[name]),
  };
};
async function all(): Promise<CampaignSummary[]> {
  const found: CampaignSummary[] = [];
  for await (const some of walkSummaries(store, 'campaign')) found.push(...some);
  return found;
}
const ids = (rows: readonly CampaignSummary[]) => rows.map(({ key }) => key.split(':')[2]).sort();

it('finds what only this browser saw, what only the crowd knows, and what both do, each once', async () => {
  await store.facts.put([seen('campaign', 'mine', { name: 'Mine' }), seen('campaign', 'both', { name: 'Both' })]);
  await store.crowd.put([told('campaign', 'theirs', { name: 'Theirs' }), told('campaign', 'both', { name: 'Both', participants: 12 })]);
  const rows = await all();
  expect(ids(rows)).toEqual(['both', 'mine', 'theirs']);
  const both = rows.find(({ key }) => key.endsWith('both'));
  expect(both?.name).toEqual({ value: 'Both', source: 'you', observedAt: earlier(1) });
  expect(both?.participants).toEqual({ value: 12, source: 'crowd', observedAt: earlier(9), n: 5 });
  expect(both?.lastSeen).toMatchObject({ value: earlier(1), source: 'you' });
});

it('finds all of many, where the one source has more than a slice and the other lies in between', async () => {
  const name = (at: number) => `c${String(at).padStart(5, '0')}`;
  await store.crowd.put(Array.from({ length: 2_500 }, (_, at) => told('campaign', name(at * 2), { name: 'x' })));
  await store.facts.put(Array.from({ length: 1_300 }, (_, at) => seen('campaign', name(at * 4 + 1), { name: 'y' })));
  const found = ids(await all());
  expect(found).toHaveLength(3_800);
  expect(new Set(found).size).toBe(3_800);
});

it('reads every row once, wherever the rows of the other source lie', async () => {
  const name = (at: number) => `c${String(at).padStart(5, '0')}`;
  await store.crowd.put(Array.from({ length: 1_500 }, (_, at) => told('campaign', name(at), { name: 'x' })));
  await store.facts.put(Array.from({ length: 1_500 }, (_, at) => seen('campaign', name(at + 1_200), { name: 'y' })));
  let read = 0;
  const counted: Pick<Store, 'facts' | 'crowd'> = {
    facts: {
      ...store.facts,
      between: async (...range) => {
        const rows = await store.facts.between(...range);
        read += rows.length;
        return rows;
      },
    },
    crowd: {
      ...store.crowd,
      between: async (...range) => {
        const found = await store.crowd.between(...range);
        read += found.rows.length;
        return found;
      },
    },
  };
  let rows = 0;
  for await (const some of walkSummaries(counted, 'campaign')) rows += some.length;
  expect(rows).toBe(2_700);
  expect(read).toBe(3_000);
});

it('knows the space by name, and is searched by it', async () => {
  await store.crowd.put([told('space', '7', { name: 'Lumio Labs' })]);
  await store.facts.put([seen('campaign', 'a', { name: 'Swap', spaceId: '7' })]);
  const [row] = await all();
  expect(row).toMatchObject({ space: 'galxe:space:7', spaceName: { value: 'Lumio Labs', source: 'crowd', n: 5 } });
  expect(row?.text).toBe('swap lumio labs');
});

it('tells the first reward and how many there are, and what of them is dollars', async () => {
  const rewards = [
    { kind: 'token', symbol: 'USDT', amountPerWinner: '20' },
    { kind: 'nft', name: 'Badge' },
  ];
  await store.facts.put([seen('campaign', 'a', { rewards })]);
  expect((await all())[0]).toMatchObject({
    rewards: 2,
    kinds: ['token', 'nft'],
    reward: { value: rewards[0] },
    usd: { value: 20, atMost: false },
  });
});

it('has the campaigns that end next at hand by the indexes alone', async () => {
  const ends = (n: number) => ({ name: `n${n}`, endsAt: now + n * 60_000 });
  await store.facts.put([seen('campaign', 'late', ends(900)), seen('campaign', 'over', ends(-5))]);
  await store.crowd.put(Array.from({ length: 80 }, (_, at) => told('campaign', `c${at}`, ends(at + 1))));
  const first = await firstCampaigns(store, now);
  expect(first).toHaveLength(41);
  expect(ids(first)).toContain('late');
  expect(ids(first)).not.toContain('over');
});
