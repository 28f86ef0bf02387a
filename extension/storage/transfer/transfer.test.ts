import 'fake-indexeddb/auto';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LensDb, openDb } from '../db.ts';
import { exportJson } from '../export.ts';
import { createStore } from '../store.ts';
import { fates } from './fates.ts';
import { foresee, forgetImport, lastImport, takeIn, undoImport } from './import-rows.ts';
import { type ReadExport, readExport } from './read-export.ts';

const at = 1_790_000_000_000 as EpochMs;
const day = 86_400_000;
let there: LensDb;
let here: LensDb;
beforeEach(() => {
  there = openDb(`there-${Math.random()}`);
  here = openDb(`here-${Math.random()}`);
});
afterEach(async () => {
  await forgetImport();
  await there.delete();
  await here.delete();
});

const seen = (value: unknown, observedAt: number = at) => ({ value, observedAt, via: 'network', adapter: 'galxe@1' });
const fact = (fields: Record<string, unknown>, id = 'GC1') => ({
  ...{ key: `galxe:campaign:${id}`, platform: 'galxe', kind: 'campaign', id, fields, firstSeen: at - day, lastSeen: at, age: at },
});
const outcome = (id: string, editedAt = at, more = {}) => ({
  campaign: `galxe:campaign:${id}`,
  outcome: { platform: 'galxe', campaignId: id, at, won: true, received: [{ kind: 'usd', usd: 5 }] },
  ...{ at, editedAt, due: editedAt, ...more },
});
const look = (over: object = {}) => ({
  ...{ key: '7:1790000000000:https://app.galxe.com/quest/Lumio', platform: 'galxe', tab: 7, opened: 1_790_000_000_000.4 },
  ...{ address: 'https://app.galxe.com/quest/Lumio', begunAt: at - day, lastAt: at, batches: 1, leftAt: at, refused: { too_old: 1 } },
  readers: { 'galxe@1': { captures: 3, rejected: 2, invalid: 0, lost: 0, warnings: {}, drifts: { no_rows: 1 } } },
  kept: { campaign: { things: 2, fields: { name: 2 } } },
  left: { campaign: { things: 1, fields: { name: 1 } } },
  stayed: { 'sharing-off': { campaign: { things: 1, fields: { name: 1 } } } },
  cost: { ms: 4.2, overlayMs: 0, read: 96_400 },
  ...over,
});
async function fileOf(db: LensDb): Promise<string> {
  const parts: string[] = [];
  for await (const part of exportJson(db, at)) parts.push(part);
  return parts.join('');
}
const read = (text: string): ReadExport => {
  const file = readExport(text);
  if (typeof file === 'string') throw new Error(file);
  return file;
};
const file = (tables: Record<string, unknown[]>) => JSON.stringify({ format: 'infofi-lens/1', exportedAt: at, tables });
const nothing = () => undefined;

describe('an export, taken into another browser', () => {
  it('is there as it was, found by the same words, and nothing of it waits to be shared a second time', async () => {
    await there.facts.bulkPut([fact({ name: seen('Bigger picture'), participants: seen(7) })] as never);
    await there.history.bulkPut([{ entity: 'galxe:campaign:GC1', field: 'participants', observedAt: at, value: 7 }] as never);
    await there.outcomes.bulkPut([outcome('GC1', at, { sharedAt: at })] as never);
    await there.prices.put({ key: 'symbol:lum', usd: 2, at } as never);
    await there.time.put({ campaign: 'galxe:campaign:GC1', day: '2026-11-20', activeMs: 60_000 } as never);
    await there.visits.put(look() as never);
    const { rows, bad } = read(await fileOf(there));
    expect(bad).toEqual([]);
    const effects = await takeIn(here, rows, at, nothing);
    expect(Object.values(effects).map(({ added }) => added)).toEqual([1, 1, 1, 1, 1, 1]);
    const store = createStore(here, null);
    expect((await store.facts.search('bigger', { limit: 5 }))[0]?.fields.participants?.value).toBe(7);
    expect(await store.history.of('galxe:campaign:GC1', 'participants', 0 as EpochMs)).toHaveLength(1);
    expect(await store.outcomes.due((at + day) as EpochMs, 9)).toEqual([]);
    expect(await store.outcomes.count()).toBe(1);
    expect(await store.time.spent('galxe:campaign:GC1')).toBe(60_000);
    // The list of looks tells the same as there; the tab is not one of this browser's.
    expect(await store.visits.recent()).toEqual([{ ...look(), tab: -1 }]);
    expect(await store.visits.inTab(7, 'https://app.galxe.com/quest/Lumio')).toBeUndefined();
  });

  it('keeps the look that went on longer, whichever side it is on', async () => {
    const longer = look({ lastAt: at + 60_000, batches: 2 });
    await here.visits.put(look() as never);
    await takeIn(here, read(file({ visits: [longer] })).rows, at, nothing);
    expect(await here.visits.toArray()).toEqual([longer]); // in the tab it is in here
    expect((await foresee(here, read(file({ visits: [look()] })).rows)).visits).toEqual({ added: 0, replaced: 0, same: 1 });
  });

  it('changes nothing when it is taken a second time', async () => {
    await there.facts.bulkPut([fact({ name: seen('A') })] as never);
    const { rows } = read(await fileOf(there));
    await takeIn(here, rows, at, nothing);
    expect((await foresee(here, rows)).facts).toEqual({ added: 0, replaced: 0, same: 1 });
  });

  it('leaves what is newer here, and tells before what it will replace', async () => {
    await here.facts.bulkPut([fact({ name: seen('newer', at), status: seen('active', at - day) })] as never);
    const { rows } = read(file({ facts: [fact({ name: seen('older', at - day), status: seen('ended', at) })] }));
    expect((await foresee(here, rows)).facts).toEqual({ added: 0, replaced: 1, same: 0 });
    await takeIn(here, rows, at, nothing);
    const { fields } = (await here.facts.get('galxe:campaign:GC1')) ?? {};
    expect([fields?.name?.value, fields?.status?.value]).toEqual(['newer', 'ended']);
  });

  it('takes thousands of rows in steps and tells how far it is', async () => {
    const history = Array.from({ length: 2_300 }, (_, n) => ({
      ...{ entity: 'galxe:campaign:GC1', field: 'participants', observedAt: at + n, value: n },
    }));
    const done: number[] = [];
    await takeIn(here, read(file({ history })).rows, at, (n) => done.push(n));
    expect(done).toEqual([1_000, 2_000, 2_300]);
    expect(await here.history.count()).toBe(2_300);
  });
});

it('every table of the database has its fate: exported and taken back in, or named with the reason why not', () => {
  expect(Object.keys(fates).sort()).toEqual(there.tables.map(({ name }) => name).sort());
});

describe('a file with bad rows', () => {
  it('gives the good ones, and names each bad one by its place', () => {
    const { rows, bad, others } = read(
      file({
        facts: [
          fact({ name: seen('A'), participants: seen(-3) }),
          { ...fact({ name: seen('B') }), key: 'galxe:campaign:other' },
          7,
          fact({ noSuchField: seen(1) }, 'GC2'),
        ],
        history: [{ entity: 'galxe:campaign:GC1', field: 'participants', observedAt: at, value: 'many' }],
        outcomes: [outcome('GC1'), { ...outcome('GC2'), outcome: { platform: 'galxe' } }],
        visits: [look({ address: 'javascript:alert(1)' }), look({ key: '7:1:https://app.galxe.com/other' })],
        queue: [{ a: 1 }, { a: 2 }],
      }),
    );
    expect(rows.facts.map(({ fields }) => Object.keys(fields))).toEqual([['name']]);
    expect(rows.outcomes).toHaveLength(1);
    expect(bad).toEqual([
      { table: 'facts', row: 1, path: 'fields.participants' },
      { table: 'facts', row: 2, path: 'key' },
      { table: 'facts', row: 3, path: '' },
      { table: 'facts', row: 4, path: 'fields.noSuchField' },
      { table: 'history', row: 1, path: 'value' },
      { table: 'outcomes', row: 2, path: 'outcome.campaignId' },
      { table: 'visits', row: 1, path: 'address' },
      { table: 'visits', row: 2, path: 'key' },
    ]);
    expect(others).toBe(2);
  });

  it('is told from a file that is no export', () => {
    expect(readExport('{')).toBe('no-json');
    expect(readExport('[]')).toBe('other-form');
    expect(readExport(JSON.stringify({ format: 'infofi-lens/2', exportedAt: at, tables: {} }))).toBe('other-form');
  });
});

describe('taking an import back', () => {
  it('puts every row back to what it was, and takes away what was not there', async () => {
    await here.facts.bulkPut([fact({ name: seen('mine', at - day) })] as never);
    await here.outcomes.bulkPut([outcome('GC9')] as never);
    const before = await fileOf(here);
    const { rows } = read(
      file({ facts: [fact({ name: seen('theirs') }), fact({ name: seen('new') }, 'GC2')], outcomes: [outcome('GC1')] }),
    );
    await takeIn(here, rows, at, nothing);
    expect(await lastImport()).toBe(at);
    expect(await fileOf(here)).not.toBe(before);
    expect(await undoImport(here)).toBe(3);
    expect(await fileOf(here)).toBe(before);
    expect(await lastImport()).toBeUndefined();
  });
});
