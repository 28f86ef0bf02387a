import 'fake-indexeddb/auto';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LensDb, openDb } from './db.ts';
import { exportJson } from './export.ts';
import { createStore } from './store.ts';

const at = 1_790_000_000_000 as EpochMs;
let db: LensDb;
beforeEach(() => {
  db = openDb(`export-${crypto.randomUUID()}`);
});
afterEach(() => db.delete());

async function exported(): Promise<{ format: string; tables: Record<string, Record<string, unknown>[]> }> {
  const parts: string[] = [];
  for await (const part of exportJson(db, at)) parts.push(part);
  return JSON.parse(parts.join(''));
}

it('holds every row of every table once, also where a table has several pages', async () => {
  const rows = Array.from({ length: 2_500 }, (_, n) => ({ entity: 'galxe:campaign:a', field: `f${n}`, observedAt: at, value: n }) as const);
  await createStore(db, null).history.put(rows);
  const { format, tables } = await exported();
  expect(format).toBe('infofi-lens/1');
  expect(tables.history).toHaveLength(2_500);
  expect(new Set(tables.history?.map(({ field }) => field)).size).toBe(2_500);
  expect(tables.facts).toEqual([]);
});

it('leaves out what would let the holder of the file act as its owner', async () => {
  await createStore(db, null).session.begin({ server: 'https://api.example', verifier: 'secret-verifier', challenge: 'c', startedAt: at });
  const { tables } = await exported();
  expect(Object.keys(tables)).not.toContain('session');
  expect(Object.keys(tables)).not.toContain('identity');
  expect(JSON.stringify(tables)).not.toContain('secret-verifier');
});
