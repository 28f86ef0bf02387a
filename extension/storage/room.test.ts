import 'fake-indexeddb/auto';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LensDb, openDb } from './db.ts';
import { createRoom, isFull, limits } from './room.ts';
import { createStore } from './store.ts';
import type { FactRow } from './tables/facts.ts';

const now = 1_763_640_000_000 as EpochMs;
let db: LensDb;

beforeEach(() => {
  db = openDb(`room-${Math.random()}`);
});
afterEach(() => db.delete());

const rows = (n: number, kind: 'campaign' | 'participation') =>
  Array.from({ length: n }, (_, i): FactRow => {
    const lastSeen = (now + i) as EpochMs;
    const age = kind === 'participation' ? {} : { age: lastSeen };
    return { key: `galxe:${kind}:${i}`, platform: 'galxe', kind, id: `${i}`, fields: {}, firstSeen: now, lastSeen, ...age };
  });

describe('the room', () => {
  it('is kept by letting the oldest go, and never the viewer’s own', async () => {
    const store = createStore(db, null);
    await store.facts.put([...rows(30, 'campaign'), ...rows(30, 'participation')]);
    await createRoom(db, () => now, { ...limits, facts: 10 }).keep();
    expect((await store.facts.recent('campaign', { limit: 99 })).map(({ id }) => Number(id)).at(-1)).toBe(20);
    expect(await store.facts.count('campaign')).toBe(10);
    expect(await store.facts.count('participation')).toBe(30);
    expect(await store.state.room()).toEqual({ evicted: 20, storing: true });
  });

  it('is made by a tenth at a time', async () => {
    const store = createStore(db, null);
    await store.facts.put(rows(30, 'campaign'));
    await createRoom(db, () => now).make();
    expect(await store.facts.count('campaign')).toBe(27);
    expect(await store.state.room()).toEqual({ evicted: 3, fullAt: now, storing: true });
  });

  it('knows a refusal of the browser, also inside a failed transaction', () => {
    const quota = new DOMException('', 'QuotaExceededError');
    expect(isFull(quota)).toBe(true);
    expect(isFull(Object.assign(new Error(), { name: 'AbortError', inner: quota }))).toBe(true);
    expect(isFull(new Error('something else'))).toBe(false);
    expect(isFull(undefined)).toBe(false);
  });
});
