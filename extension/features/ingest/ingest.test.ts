import 'fake-indexeddb/auto';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Observed } from '../../messaging/protocol.ts';
import { type LensDb, openDb } from '../../storage/db.ts';
import { createRoom } from '../../storage/room.ts';
import { createStore, type Store } from '../../storage/store.ts';
import type { FactRow } from '../../storage/tables/facts.ts';
import { type IngestDeps, ingest } from './ingest.ts';

const now = 1_763_640_000_000 as EpochMs;
let db: LensDb;
let store: Store;
let deps: IngestDeps;

beforeEach(() => {
  db = openDb(`ingest-${Math.random()}`);
  store = createStore(db, 'https://lens.example');
  deps = { store, room: createRoom(db, () => now), now: () => now, jitter: () => 1_000 };
});
afterEach(() => db.delete());

const report = { captures: 1, rejected: 2, lost: 0, skipped: 0, warnings: { broken_body: 1 }, drifts: {}, pages: [] };
const seen = (over: Record<string, unknown> = {}) => ({
  platform: 'galxe',
  kind: 'campaign',
  id: 'GC1',
  observedAt: now,
  adapter: 'galxe@1',
  via: 'network',
  context: 'explore',
  fields: { name: 'A', status: 'active', participants: 3 },
  ...over,
});
const message = (...items: unknown[]): Observed => ({ platform: 'galxe', adapter: 'galxe@1', observations: JSON.stringify(items), report });
const share = (platform: 'galxe' | 'x') =>
  store.atOnce(() => store.settings.change({ platforms: { [platform]: { enabled: true, share: true } } }));

describe('ingest', () => {
  it('stores what is good and counts what is not', async () => {
    const { receipt } = await ingest(
      deps,
      message(seen(), seen({ id: 'GC2', fields: { participants: -1 } }), seen({ platform: 'x' }), seen({ observedAt: now + 200_000 }), 7),
    );
    expect(receipt).toEqual({ stored: 1, invalid: 4 });
    expect((await store.facts.get('galxe:campaign:GC1'))?.fields.name?.value).toBe('A');
    expect(await store.health.all()).toMatchObject([
      { adapter: 'galxe@1', captures: 1, observations: 1, rejected: 2, invalid: 4, warnings: { broken_body: 1 } },
    ]);
  });

  it('refuses a message that holds no list', async () => {
    await expect(ingest(deps, { ...message(), observations: '{' })).rejects.toMatchObject({ code: 'invalid_message' });
  });

  it('stores a message that comes twice once', async () => {
    await share('galxe');
    await ingest(deps, message(seen()));
    const { changed, queued } = await ingest(deps, message(seen()));
    expect([changed, queued]).toEqual([[], false]);
    expect(await store.queue.count()).toBe(1);
    expect(await db.history.count()).toBe(2); // participants and status
    expect(await store.changes.recent({ limit: 9 })).toHaveLength(1);
  });

  it('puts nothing in the queue that was newly let go and not yet acknowledged, and does once it is', async () => {
    const announced = [
      { no: 1, day: '2026-11-25', adds: [], print: '' },
      { no: 2, day: '2026-12-01', adds: [{ fields: ['participants'] }], print: '' },
    ];
    await share('galxe');
    await store.atOnce(() => store.settings.change({ onboardedAt: now }));
    await ingest({ ...deps, announced }, message(seen()));
    const fields = async () => (await store.queue.due((now + 9_000) as EpochMs, 9)).map(({ observation }) => observation.fields);
    expect(await fields()).toEqual([{ name: 'A', status: 'active' }]);
    await store.atOnce(() => store.settings.change({ acknowledged: 2 }));
    await ingest({ ...deps, announced }, message(seen()));
    expect(await fields()).toEqual([{ name: 'A', status: 'active', participants: 3 }]);
  });

  it('stores all of a message or nothing', async () => {
    const failing = { ...deps, store: { ...store, changes: { ...store.changes, add: () => Promise.reject(new Error('power cut')) } } };
    await expect(ingest(failing, message(seen()))).rejects.toThrow('power cut');
    expect(await db.facts.count()).toBe(0);
    expect(await db.history.count()).toBe(0);
  });

  it('puts nothing in the queue without consent, and only the public part with it', async () => {
    await ingest(deps, message(seen()));
    expect(await store.queue.count()).toBe(0);
    await share('galxe');
    await ingest(deps, message(seen({ id: 'GC3', fields: { name: 'B', participantsAtLeast: 5 }, observedAt: now + 1_234 })));
    const [row] = await store.queue.due((now + 1_000) as EpochMs, 9);
    expect(row?.observation).toMatchObject({ id: 'GC3', fields: { name: 'B' }, observedAt: Math.floor(now / 300_000) * 300_000 });
    expect(row?.observation.fields).not.toHaveProperty('participantsAtLeast');
    expect(await store.queue.due((now + 999) as EpochMs, 9)).toEqual([]);
  });

  it('never queues the viewer’s own participation, nor what X showed on the home page', async () => {
    await share('galxe');
    await share('x');
    await ingest(deps, message(seen({ kind: 'participation', fields: { points: 5 } })));
    const post = {
      platform: 'x',
      kind: 'post',
      id: '1',
      observedAt: now,
      adapter: 'x@1',
      via: 'network',
      context: 'home',
      fields: { likes: 1 },
    };
    const fromX = { ...message(post), platform: 'x' as const, adapter: 'x@1' };
    expect((await ingest(deps, fromX)).receipt.stored).toBe(1);
    expect(await store.queue.count()).toBe(0);
  });

  it('takes nothing while paused or switched off, and lets the sender forget it', async () => {
    await store.atOnce(() => store.settings.change({ paused: true }));
    expect((await ingest(deps, message(seen()))).receipt).toEqual({ stored: 0, invalid: 0, dropped: 'off' });
    await store.atOnce(() => store.settings.change({ paused: false, platforms: { galxe: { enabled: false } } }));
    expect((await ingest(deps, message(seen()))).receipt.dropped).toBe('off');
    expect(await db.facts.count()).toBe(0);
  });

  it('puts values of earlier times into the history where they change something', async () => {
    const row = (at: number, mindshare: number) =>
      seen({ platform: 'kaito', kind: 'board-entry', id: 'b:1', adapter: 'kaito@1', observedAt: now + at, fields: { mindshare } });
    const kaito = (...items: unknown[]) => ({ ...message(...items), platform: 'kaito' as const, adapter: 'kaito@1' });
    await ingest(deps, kaito(row(0, 0.5)));
    await ingest(deps, kaito(row(-30, 0.25), row(-20, 0.25), row(-10, 0.125)));
    const history = await store.history.of('kaito:board-entry:b:1', 'mindshare', (now - 100) as EpochMs);
    expect(history.map(({ observedAt, value }) => [observedAt - now, value])).toEqual([
      [-30, 0.25],
      [-10, 0.125],
      [0, 0.5],
    ]);
  });

  it('makes room and tries again when the browser gives none, and says when that did not help', async () => {
    await ingest(deps, message(...Array.from({ length: 20 }, (_, i) => seen({ id: `GC${i}`, observedAt: now - 100 + i }))));
    const full = () => Promise.reject(new DOMException('', 'QuotaExceededError'));
    let refusals = 1;
    const tight = {
      ...deps,
      store: { ...store, facts: { ...store.facts, put: (rows: readonly FactRow[]) => (refusals-- > 0 ? full() : store.facts.put(rows)) } },
    };
    expect((await ingest(tight, message(seen({ id: 'new' })))).receipt.stored).toBe(1);
    expect(await store.facts.get('galxe:campaign:GC0')).toBeUndefined();
    expect(await store.state.room()).toMatchObject({ fullAt: now, storing: true });

    refusals = 2;
    await expect(ingest(tight, message(seen({ id: 'newer' })))).rejects.toMatchObject({ code: 'storage_full' });
    expect((await store.state.room()).storing).toBe(false);
    await ingest(tight, message(seen({ id: 'newest' })));
    expect((await store.state.room()).storing).toBe(true);
  });

  describe('with switches', () => {
    const off = { adapter: 'galxe', versions: [1], reason: 'Cards moved', since: now };
    const put = (over: object) =>
      store.atOnce(() => store.state.putSwitches({ text: 'x', switches: { format: 1, adapters: [], fields: [], tables: {}, ...over } }));
    const other = (item: Record<string, unknown>): Observed => ({ ...message({ ...item, adapter: 'galxe@2' }), adapter: 'galxe@2' });

    it('takes nothing from an adapter that is off, counts it, and takes it from its next version', async () => {
      await share('galxe');
      await put({ adapters: [off] });
      expect((await ingest(deps, message(seen()))).receipt).toEqual({ stored: 0, invalid: 0, dropped: 'off' });
      expect([await db.facts.count(), await store.queue.count()]).toEqual([0, 0]);
      expect(await store.health.all()).toMatchObject([{ adapter: 'galxe@1', off: 1, captures: 0 }]);
      expect((await ingest(deps, other(seen()))).receipt.stored).toBe(1);
    });

    it('drops a field that is off, and what was known of it stays with its age', async () => {
      await share('galxe');
      await ingest(deps, message(seen({ observedAt: now - 3_600_000 })));
      await put({ fields: [{ ...off, kind: 'campaign', field: 'participants' }] });
      await ingest(deps, message(seen({ fields: { name: 'B', participants: 99 } }), seen({ id: 'GC2', fields: { participants: 9 } })));
      const fields = (await store.facts.get('galxe:campaign:GC1'))?.fields;
      expect(fields?.name?.value).toBe('B');
      expect(fields?.participants).toMatchObject({ value: 3, observedAt: now - 3_600_000 });
      expect(await store.facts.get('galxe:campaign:GC2')).toBeUndefined();
      const waiting = await store.queue.due((now + 1_000) as EpochMs, 9);
      expect(waiting.map(({ observation }) => observation.fields)).toEqual([expect.objectContaining({ participants: 3 }), { name: 'B' }]);
      expect(await store.health.all()).toMatchObject([{ off: 1 }]);
    });
  });

  it('remembers that a page changed its layout, says when that is news, and forgets it with a good reading', async () => {
    const told = (over: object, ...items: unknown[]): Observed => ({
      ...message(...items),
      report: { ...report, pages: [{ page: 'campaign', good: 0, drifts: 0, fell: 0, ...over }] },
    });
    expect((await ingest(deps, told({ drifts: 1 }))).layoutChanged).toBe(true);
    expect((await ingest(deps, told({ drifts: 1 }))).layoutChanged).toBe(false);
    expect((await store.state.layout())['galxe:campaign']?.changedSince).toBe(now);
    expect((await ingest(deps, told({ good: 1 }, seen()))).layoutChanged).toBe(true);
    expect((await store.state.layout())['galxe:campaign']).not.toHaveProperty('changedSince');
  });

  it('keeps numbers out that come in another unit than before, and takes the page for changed', async () => {
    const board = (factor: number) => {
      const items = Array.from({ length: 10 }, (_, n) =>
        seen({
          platform: 'kaito',
          kind: 'board-entry',
          id: `b:${n}`,
          adapter: 'kaito@1',
          fields: { rank: n + 1, mindshare: (0.009 / (n + 1)) * factor },
        }),
      );
      const pages = [{ page: 'other' as const, good: 1, drifts: 0, fell: 0 }];
      return { ...message(...items), platform: 'kaito' as const, adapter: 'kaito@1', report: { ...report, pages } };
    };
    await ingest(deps, board(1));
    expect((await ingest(deps, board(100))).layoutChanged).toBe(true);
    expect((await store.facts.get('kaito:board-entry:b:0'))?.fields.mindshare?.value).toBe(0.009);
    expect((await store.health.all())[0]?.drifts).toEqual({ unit_changed: 1 });
  });
});
