import 'fake-indexeddb/auto';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../api/request.ts';
import type { DeltaPage, SyncApi } from '../../api/sync.ts';
import { type LensDb, openDb } from '../../storage/db.ts';
import { createStore, type Store } from '../../storage/store.ts';
import { pullCrowd } from './pull.ts';

const now = 1_763_640_000_000 as EpochMs;
let db: LensDb;
let store: Store;
let asked: [number, string | undefined][];
let pages: (() => DeltaPage | undefined)[];

beforeEach(() => {
  db = openDb(`crowd-${Math.random()}`);
  store = createStore(db, null);
  asked = [];
  pages = [];
});
afterEach(() => db.delete());

const api = {
  async delta(after: number, etag: string | undefined) {
    asked.push([after, etag]);
    return pages.shift()?.();
  },
} as SyncApi; // pulling uses nothing else
const evidence = { n: 5, observedAt: now, spread: 0, confidence: 0.9, method: 'mode-quorum', status: 'agreed' } as const;
const entity = (id: string, facts: Record<string, unknown>, status: 'agreed' | 'unconfirmed' = 'agreed') =>
  ({
    platform: 'galxe',
    kind: 'campaign',
    id,
    facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value, evidence: { ...evidence, status } }])),
  }) as DeltaPage['entities'][number];
const page =
  (next: number, more: boolean, ...entities: DeltaPage['entities']) =>
  () => ({ next, more, entities, etag: `"${next}"` });
const pull = (how: 'due' | 'asked' = 'asked', server = 'https://a.example', at = now) =>
  pullCrowd({ store, api, server, now: () => at }, how);
const names = async () => (await db.crowd.toArray()).map(({ id }) => id);

describe('pulling the crowd’s facts', () => {
  it('reads page after page and goes on from there the next time', async () => {
    pages = [page(500, true, entity('1', { name: 'A' })), page(510, false, entity('2', { name: 'B', endsAt: now + 5 }))];
    await pull();
    await pull();
    expect(asked).toEqual([
      [0, undefined],
      [500, undefined],
      [510, '"510"'],
    ]);
    expect(await names()).toEqual(['1', '2']);
    expect((await store.crowd.endingSoon({ from: now, limit: 5 })).map(({ id }) => id)).toEqual(['2']);
    expect((await store.crowd.search('b', { limit: 5 })).length).toBe(0); // one letter is no word
  });

  it('keeps what it has when a later page fails, and asks for that page again', async () => {
    pages = [
      page(500, true, entity('1', { name: 'A' })),
      () => {
        throw new ApiError('unreachable', '');
      },
    ];
    await expect(pull()).rejects.toMatchObject({ code: 'unreachable' });
    pages = [page(501, false)];
    await pull();
    expect(asked.at(-1)).toEqual([500, undefined]);
    expect(await names()).toEqual(['1']);
  });

  it('replaces an entity as a whole, and forgets one that has no facts left', async () => {
    pages = [
      page(1, false, entity('1', { name: 'A', chain: 'base' })),
      page(2, false, entity('1', { name: 'B' })),
      page(3, false, entity('1', {})),
    ];
    await pull();
    await pull();
    expect(Object.keys((await store.crowd.get('galxe:campaign:1'))?.facts ?? {})).toEqual(['name']);
    await pull();
    expect(await names()).toEqual([]);
  });

  it('leaves out fields it does not know, that are none, or that nobody may share', async () => {
    pages = [page(1, false, entity('1', { name: 'A', madeUp: 1, participants: -4, participantsAtLeast: 3 }))];
    await pull();
    expect(Object.keys((await store.crowd.get('galxe:campaign:1'))?.facts ?? {})).toEqual(['name']);
  });

  it('lists and finds by agreed values only', async () => {
    pages = [page(1, false, entity('1', { name: 'Rumour', endsAt: now + 5 }, 'unconfirmed'))];
    await pull();
    expect(await store.crowd.endingSoon({ from: now, limit: 5 })).toEqual([]);
    expect(await store.crowd.search('rumour', { limit: 5 })).toEqual([]);
  });

  it('starts anew with another server, and with one whose sequence runs backwards', async () => {
    pages = [page(9, false, entity('1', { name: 'A' }))];
    await pull();
    pages = [page(4, false, entity('2', { name: 'B' }))];
    await pull('asked', 'https://b.example');
    expect(await names()).toEqual(['2']);
    pages = [page(1, false), page(1, false, entity('3', { name: 'C' }))];
    await pull('asked', 'https://b.example');
    expect(await names()).toEqual(['3']);
  });

  it('does not ask again within five minutes unless somebody waits for it', async () => {
    pages = [page(1, false)];
    await pull();
    await pull('due', 'https://a.example', (now + 299_999) as EpochMs);
    expect(asked).toHaveLength(1);
    await pull('due', 'https://a.example', (now + 300_000) as EpochMs);
    expect(asked).toHaveLength(2);
  });
});
