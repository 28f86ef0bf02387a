import 'fake-indexeddb/auto';
import type { EpochMs } from '@infofi-lens/shared/units';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LensDb, openDb } from '../../../storage/db.ts';
import { importedTables } from '../../../storage/transfer/rows.ts';
import { exportZip, jsonSchema } from './export-zip.ts';

const at = 1_790_000_000_000 as EpochMs;
let db: LensDb;
beforeEach(() => {
  db = openDb(`zip-${Math.random()}`);
});
afterEach(() => db.delete());

async function unpacked(): Promise<Record<string, string>> {
  const files = unzipSync(new Uint8Array(await (await exportZip(db, at)).arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}
const seen = (value: unknown) => ({ value, observedAt: at, via: 'network', adapter: 'galxe@1' });

it('holds a line for each field that was seen, and a cell that no spreadsheet takes for a formula', async () => {
  await db.facts.put({
    ...{ key: 'galxe:campaign:a', platform: 'galxe', kind: 'campaign', id: 'a', firstSeen: at, lastSeen: at, age: at },
    fields: { name: seen('=SUM(A1)'), rewards: seen([{ kind: 'points' }]) },
  } as never);
  const { data } = Papa.parse<Record<string, string>>((await unpacked())['facts.csv'] ?? '', { header: true, skipEmptyLines: true });
  expect(data).toMatchObject([
    { id: 'a', field: 'name', value: "'=SUM(A1)", observedAt: new Date(at).toISOString() },
    { id: 'a', field: 'rewards', value: '[{"kind":"points"}]' },
  ]);
});

it('has one heading, however many pages a table has', async () => {
  const rows = Array.from({ length: 2_100 }, (_, n) => ({
    entity: 'galxe:campaign:a',
    field: 'participants',
    observedAt: at + n,
    value: n,
  }));
  await db.history.bulkPut(rows as never);
  const text = (await unpacked())['history.csv'] ?? '';
  expect(text.trimEnd().split('\n')).toHaveLength(2_101);
  expect(text.startsWith('entity,field,observedAt,value\n')).toBe(true);
});

it('holds neither keys nor what is everybody’s', async () => {
  const names = Object.keys(await unpacked());
  expect(names).toEqual(expect.arrayContaining(['facts.csv', 'outcomes.csv', 'time.csv', 'prices.csv', 'settings.json', 'schema.json']));
  expect(names.filter((name) => /identity|session|crowd|queue/.test(name))).toEqual([]);
});

it('describes the rows of the JSON export, every table that is taken in again', () => {
  const { format, tables } = jsonSchema();
  expect(format).toBe('infofi-lens/1');
  expect(Object.keys(tables)).toEqual(importedTables);
  expect(tables.outcomes).toMatchObject({ type: 'object', required: expect.arrayContaining(['campaign', 'outcome']) });
});
