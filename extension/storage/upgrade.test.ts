import 'fake-indexeddb/auto';
import type { EpochMs } from '@infofi-lens/shared/units';
import { Dexie } from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { openDb } from './db.ts';
import { createStore } from './store.ts';
import v1 from './testing/v1.json' with { type: 'json' };
import v2 from './testing/v2.json' with { type: 'json' };
import v3 from './testing/v3.json' with { type: 'json' };
import v4 from './testing/v4.json' with { type: 'json' };
import v5 from './testing/v5.json' with { type: 'json' };
import v6 from './testing/v6.json' with { type: 'json' };
import v7 from './testing/v7.json' with { type: 'json' };

/** One entry a released version: the indexes it had and rows it really wrote. Never edited once released. */
const released = [v1, v2, v3, v4, v5, v6, v7];

interface Released {
  readonly version: number;
  readonly stores: Readonly<Record<string, string>>;
  readonly rows: Readonly<Record<string, readonly object[]>>;
}

const name = 'upgrade';
afterEach(() => Dexie.delete(name));

/** Makes the database as that version left it on somebody's disk. */
async function leaveBehind({ version, stores, rows }: Released): Promise<void> {
  const old = new Dexie(name);
  old.version(version).stores({ ...stores });
  for (const [table, some] of Object.entries(rows)) await old.table(table).bulkPut([...some]);
  old.close();
}

describe.each(released)('a database of version $version', (old) => {
  it('opens under the newest version with everything it held', async () => {
    await leaveBehind(old);
    const since = (version: number) => old.version >= version;
    const db = openDb(name);
    const store = createStore(db, null);
    expect((await store.facts.get('galxe:campaign:GC1a2b3c4d'))?.fields.name?.value).toBe('Bridge to Base');
    expect((await store.facts.endingSoon({ from: 0 as EpochMs, limit: 9 })).map(({ id }) => id)).toEqual(['GC1a2b3c4d']);
    expect((await store.facts.search('bridge', { limit: 9 })).map(({ id }) => id)).toEqual(['GC1a2b3c4d']);
    expect(await store.history.of('galxe:campaign:GC1a2b3c4d', 'participants', 0 as EpochMs)).toHaveLength(2);
    expect(await store.changes.recent({ limit: 9 })).toHaveLength(1);
    expect(await store.queue.count()).toBe(1);
    expect((await store.crowd.get('galxe:campaign:GC1a2b3c4d'))?.facts.name?.evidence.n).toBe(5);
    expect((await store.crowd.get('galxe:campaign:GC1a2b3c4d'))?.facts.participants?.value).toBe(since(3) ? 1_204 : undefined);
    expect((await store.settings.get()).platforms.galxe.share).toBe(true);
    expect(await store.time.spent('galxe:campaign:GC1a2b3c4d')).toBe(since(5) ? 120_000 : 90_000);
    expect((await store.health.all()).map(({ adapter }) => adapter)).toEqual(['galxe@1']);
    expect((await store.crowd.search('bridge', { limit: 9 })).map(({ id }) => id)).toEqual(['GC1a2b3c4d']);
    expect(await store.crowd.parts()).toEqual([old === v1 ? 'before' : 'main:510']);
    expect((await store.state.catalogue()).seq).toBe(old === v1 ? undefined : 510);
    expect((await store.outcomes.get('galxe:campaign:GC1a2b3c4d'))?.outcome.received.length).toBe(since(4) ? 1 : undefined);
    expect(await store.prices.book()).toHaveLength(since(4) ? 1 : 0);
    expect((await store.documents.get('roi'))?.takenAt).toBe(since(4) ? 1_763_640_000_000 : undefined);
    expect((await store.toldTimes.all()).size).toBe(since(4) ? 1 : 0);
    expect(await store.outcomes.toTakeBack('https://lens.example', 1_763_640_300_000 as EpochMs, [])).toHaveLength(since(5) ? 1 : 0);
    expect((await store.ledgerMarks.all()).size).toBe(since(5) ? 1 : 0);
    const [visit] = await store.visits.recent(9);
    expect(visit?.left.campaign?.things).toBe(since(6) ? 1 : undefined);
    expect(await store.queue.countOf(visit?.key ?? '')).toBe(since(6) ? 1 : 0);
    expect((await store.reports.all()).map(({ report }) => report.field)).toEqual(since(7) ? ['participants'] : []);
    db.close();
  });
});

it('has a frozen example of the newest version, with the very tables and indexes it has', async () => {
  const newest = released.find(({ version }) => version === openDb(name).verno);
  const db = await openDb(name).open();
  const old = new Dexie(`${name}-frozen`);
  old.version(newest?.version ?? 1).stores(newest?.stores ?? {});
  expect(shape(db)).toEqual(shape(await old.open()));
  await old.delete();
  db.close();
});

/** Whoever changes an index has to add a version, and its example here. */
const shape = (db: Dexie) =>
  Object.fromEntries(db.tables.map(({ name: table, schema }) => [table, [schema.primKey.src, ...schema.indexes.map(({ src }) => src)]]));
