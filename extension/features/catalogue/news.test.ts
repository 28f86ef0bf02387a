import 'fake-indexeddb/auto';
import type { Patch } from '@infofi-lens/shared/catalogue/patch';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { catalogueApi } from '../../api/catalogue.ts';
import { type LensDb, openDb } from '../../storage/db.ts';
import { createStore, type Store } from '../../storage/store.ts';
import { askFor } from './ask.ts';
import { placeNews } from './news.ts';
import { refreshCatalogue } from './refresh.ts';
import { carrier } from './testing/carrier.ts';
import { began, evidence, patch } from './testing/patches.ts';

const server = 'https://a.example';
let db: LensDb;
let store: Store;
let it_: ReturnType<typeof carrier>;
beforeEach(() => {
  db = openDb(`news-${Math.random()}`);
  store = createStore(db, null);
  it_ = carrier(() => began);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await db.delete();
});

const deps = () => ({
  store,
  from: (origin: string) => catalogueApi({ origin, fetch: it_.fetch }),
  server,
  pins: [],
  now: () => began,
  documents: {},
});
const refresh = () => refreshCatalogue(deps(), 'asked');
const keyOf = (id: string): EntityKey => `galxe:campaign:${id}`;
const many = (count: number, how: Patch['how'], fields: (at: number) => Record<string, unknown>) =>
  Array.from({ length: count }, (_, at) => patch(`m${at}`, how, fields(at)));
/** What is known of these, by every way of asking for it by name; they have to agree. */
const known = async (...ids: string[]) => {
  const together = await store.crowd.many(ids.map(keyOf));
  expect(await Promise.all(ids.map((id) => store.crowd.get(keyOf(id))))).toEqual(together);
  return together.map((row) => row && Object.fromEntries(Object.entries(row.facts).map(([name, { value }]) => [name, value])));
};
const waiting = () => db.crowdNews.count();

describe('what a delta brings', () => {
  const brought = [{ name: 'A', participants: 4 }, { name: 'Ceylon' }, undefined];

  it('holds at once, and the same when it is in its place: changed, new and gone', async () => {
    await it_.issue(
      it_.snapshot(1, [patch('a', 'fresh', { name: 'A', participants: 3, endsAt: began + 5 }), patch('b', 'fresh', { name: 'B' })]),
    );
    await it_.issue(
      it_.delta(
        2,
        patch('a', 'changed', { participants: 4, endsAt: null }),
        patch('b', 'gone', {}),
        patch('c', 'fresh', { name: 'Ceylon' }),
      ),
    );
    await refresh();
    expect(await waiting()).toBeGreaterThan(0);
    expect(await known('a', 'c', 'b')).toEqual(brought);
    await placeNews(store);
    expect(await waiting()).toBe(0);
    expect(await known('a', 'c', 'b')).toEqual(brought);
    expect(await store.crowd.endingSoon({ from: began, limit: 5 })).toEqual([]);
    expect((await store.crowd.search('ceylon', { limit: 5 })).map(({ id }) => id)).toEqual(['c']);
    expect(await store.crowd.parts()).toEqual([(await store.state.catalogue()).edition]);
  });

  it('comes to the same however many deltas wait', async () => {
    const steps: Patch[][] = [
      [
        patch('a', 'changed', { participants: 4 }),
        patch('b', 'changed', { name: 'B2', chain: 'base' }),
        patch('c', 'fresh', { name: 'C' }),
      ],
      [
        { ...patch('a', 'changed', {}), fields: { participants: { evidence: evidence('unconfirmed') } } },
        patch('b', 'changed', { name: null }),
      ],
      [patch('c', 'gone', {}), patch('b', 'changed', { participants: 9 })],
      [patch('c', 'fresh', { participants: 1 }), patch('none', 'changed', { name: 'None' })],
    ];
    const after = async (eachPlaced: boolean) => {
      it_ = carrier(() => began);
      await store.erase();
      await it_.issue(it_.snapshot(1, [patch('a', 'fresh', { name: 'A' }), patch('b', 'fresh', { name: 'B' })]));
      for (const [at, step] of steps.entries()) {
        await it_.issue(it_.delta(at + 2, ...step));
        await refresh();
        if (eachPlaced) await placeNews(store);
      }
      const before = await store.crowd.many(['a', 'b', 'c', 'none'].map(keyOf));
      await placeNews(store);
      expect(await store.crowd.many(['a', 'b', 'c', 'none'].map(keyOf))).toEqual(before);
      return [
        before,
        await db.crowd.toArray(),
        (await db.crowdColumns.toArray()).map(({ part: _, ...row }) => row),
        await db.crowdWords.toArray(),
      ];
    };
    expect(await after(false)).toEqual(await after(true));
  });

  it('is no field that nobody may share, nor before it is in its place', async () => {
    await it_.issue(it_.snapshot(1, [patch('a', 'fresh', { name: 'A' })]));
    await it_.issue(it_.delta(2, patch('a', 'changed', { madeUp: 1, participants: -4, participantsAtLeast: 3 })));
    await refresh();
    expect(await known('a')).toEqual([{ name: 'A' }]);
  });

  it('holds with the place it leads to or not at all', async () => {
    await it_.issue(it_.snapshot(1, [patch('a', 'fresh', { name: 'A' })]));
    await refresh();
    await it_.issue(it_.delta(2, patch('a', 'changed', { name: 'A2' })));
    const put = db.state.put.bind(db.state);
    vi.spyOn(db.state, 'put').mockImplementation(((row: { id: 'catalogue'; value: { seq?: number } }) =>
      row.value.seq === 2 ? Promise.reject(new Error('died')) : put(row as never)) as never);
    await expect(refresh()).rejects.toThrow('died');
    expect([await known('a'), await waiting(), (await store.state.catalogue()).seq]).toEqual([[{ name: 'A' }], 0, 1]);
    vi.restoreAllMocks();
    await refresh();
    expect([await known('a'), (await store.state.catalogue()).seq]).toEqual([[{ name: 'A2' }], 2]);
  });

  it('does not undo a snapshot that came after it', async () => {
    await it_.issue(it_.snapshot(1, [patch('a', 'fresh', { name: 'A' }), patch('b', 'fresh', { name: 'B' })]));
    await it_.issue(it_.delta(2, patch('a', 'changed', { name: 'Old' }), patch('b', 'changed', { name: 'Old' })));
    await refresh();
    await it_.issue({ ...it_.snapshot(9, [patch('a', 'fresh', { name: 'New' })]), deltas: [] });
    await refresh();
    await placeNews(store);
    expect(await known('a', 'b')).toEqual([{ name: 'New' }, undefined]);
  });

  it('is listed by what it says now, also when more of it was looked up meanwhile', async () => {
    await it_.issue(it_.snapshot(1, [patch('a', 'fresh', { name: 'A', endsAt: began + 5 })]));
    await it_.issue(it_.delta(2, patch('a', 'changed', { endsAt: began + 9 })));
    await refresh();
    await it_.lookup('', [
      { platform: 'galxe', kind: 'campaign', id: 'a', facts: { description: { value: 'Long words', evidence: evidence() } } },
    ]);
    expect(await askFor(deps(), keyOf('a'))).toBe(true);
    const said = [{ name: 'A', endsAt: began + 9, description: 'Long words' }];
    expect(await known('a')).toEqual(said);
    await placeNews(store);
    expect(await known('a')).toEqual(said);
    const from = (began + 6) as EpochMs;
    expect((await store.crowd.endingSoon({ from, limit: 5 })).map(({ id }) => id)).toEqual(['a']);
  });
});

describe('putting news in their place', () => {
  const count = 200;
  const all = Array.from({ length: count }, (_, at) => `m${at}`);
  const participants = async () => (await store.crowd.many(all.map(keyOf))).map((row) => row?.facts.participants?.value);
  beforeEach(async () => {
    await it_.issue(
      it_.snapshot(
        1,
        many(count, 'fresh', (at) => ({ name: `Number ${at}`, participants: at })),
      ),
    );
    await it_.issue(it_.delta(2, ...many(count, 'changed', (at) => ({ participants: at + 1_000 }))));
    await refresh();
  });
  const changed = all.map((_, at) => at + 1_000);

  it('can die anywhere: each is known as it is now, and nothing is forgotten or done by half', async () => {
    for (let died = 1; died <= 5; died++) {
      let writes = 0;
      const remove = db.crowdNews.delete.bind(db.crowdNews);
      const bulkPut = db.crowd.bulkPut.bind(db.crowd);
      vi.spyOn(db.crowdNews, 'delete').mockImplementation(((key: never) =>
        ++writes > died ? Promise.reject(new Error('died')) : remove(key)) as never);
      vi.spyOn(db.crowd, 'bulkPut').mockImplementation(((rows: never[]) =>
        ++writes > died ? Promise.reject(new Error('died')) : bulkPut(rows)) as never);
      await expect(placeNews(store)).rejects.toThrow('died');
      vi.restoreAllMocks();
      expect(await waiting()).toBeGreaterThan(0);
      expect(await participants()).toEqual(changed);
    }
    await placeNews(store);
    expect(await waiting()).toBe(0);
    expect((await store.crowd.placed(all.map(keyOf))).map((row) => row?.facts.participants?.value)).toEqual(changed);
  });

  it('leaves room for others: a transaction takes so many and no more', async () => {
    const [first] = await db.crowdNews.toArray();
    const held = Object.keys(JSON.parse(first?.text ?? '{}')).length;
    const taken = await store.atOnce(() => store.news.take(held - 1));
    expect(taken?.patches).toHaveLength(held - 1);
    expect(await waiting()).toBe(16);
    expect((await store.atOnce(() => store.news.take(held)))?.patches).toHaveLength(1);
    expect(await waiting()).toBe(15);
  });

  it('may go on while more comes, and while somebody else does the same', async () => {
    await it_.issue(it_.delta(3, ...many(count, 'changed', (at) => ({ participants: at + 2_000 }))));
    await Promise.all([placeNews(store), refresh(), placeNews(store)]);
    await placeNews(store);
    expect(await participants()).toEqual(all.map((_, at) => at + 2_000));
    expect((await db.crowdColumns.toArray()).every(({ receivedAt }) => receivedAt === (began as EpochMs))).toBe(true);
  });
});
