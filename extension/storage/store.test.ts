import 'fake-indexeddb/auto';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import type { DurationMs, EpochMs } from '@infofi-lens/shared/units';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LensDb, openDb } from './db.ts';
import { createStore, type Store } from './store.ts';
import type { FactRow } from './tables/facts.ts';
import { wordsOf } from './words.ts';

const now = 1_763_640_000_000 as EpochMs;
const at = (ms: number) => (now + ms) as EpochMs;
let db: LensDb;
let store: Store;

beforeEach(() => {
  db = openDb(`test-${Math.random()}`);
  store = createStore(db, null);
});
afterEach(() => db.delete());

const campaign = (id: string, over: Partial<FactRow> = {}): FactRow => ({
  key: `galxe:campaign:${id}`,
  platform: 'galxe',
  kind: 'campaign',
  id,
  fields: {},
  firstSeen: now,
  lastSeen: now,
  age: now,
  words: wordsOf([`Campaign ${id}`]),
  ...over,
});

describe('facts', () => {
  it('lists campaigns by their end, without those that are over', async () => {
    await store.facts.put([campaign('late', { endsAt: at(3) }), campaign('gone', { endsAt: at(-1) }), campaign('soon', { endsAt: at(1) })]);
    expect((await store.facts.endingSoon({ from: now, limit: 10 })).map(({ id }) => id)).toEqual(['soon', 'late']);
  });

  it('lists the highest expected value first, without those that have none', async () => {
    await store.facts.put([campaign('a', { expected: 2 }), campaign('b', { expected: 9 }), campaign('c')]);
    expect((await store.facts.bestExpected({ limit: 10 })).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('finds by beginnings of words, in any order, without case and accents', async () => {
    await store.facts.put([
      campaign('1', { words: wordsOf(['Été of Linea']), lastSeen: at(1) }),
      campaign('2', { words: wordsOf(['Linea eternal']), lastSeen: at(2) }),
    ]);
    expect((await store.facts.search('LIN ete', { limit: 5 })).map(({ id }) => id)).toEqual(['2', '1']);
    expect((await store.facts.search('eternal linea', { limit: 5 })).map(({ id }) => id)).toEqual(['2']);
    expect(await store.facts.search('  ', { limit: 5 })).toEqual([]);
  });

  it('finds a space by the name in its address', async () => {
    await store.facts.put([campaign('x', { kind: 'space', key: 'galxe:space:x', page: 'galxe:space:lumio' })]);
    expect((await store.facts.byPage('galxe', 'space', 'Lumio'))?.id).toBe('x');
  });
});

describe('the queue', () => {
  const sighting = (fields: Record<string, unknown>): AnyObservation =>
    ({
      platform: 'galxe',
      kind: 'campaign',
      id: '1',
      observedAt: now,
      adapter: 'galxe@1',
      via: 'network',
      context: 'explore',
      fields,
    }) as AnyObservation;
  const waiting = (fields: Record<string, unknown>) => ({
    entity: 'galxe:campaign:1' as const,
    platform: 'galxe' as const,
    observation: sighting(fields),
    notBefore: now,
  });

  it('holds one row an entity and moment, completed by later sightings', async () => {
    await store.queue.add([waiting({ name: 'A' }), waiting({ participants: 3 })]);
    await store.queue.add([waiting({ participants: 4 })]);
    const rows = await store.queue.due(now, 10);
    expect(rows.map(({ observation }) => observation.fields)).toEqual([{ name: 'A', participants: 4 }]);
  });

  it('keeps a row that was completed while it was on its way', async () => {
    await store.queue.add([waiting({ name: 'A' })]);
    const sent = await store.queue.due(now, 10);
    await store.queue.add([waiting({ chain: 'base' })]);
    await store.queue.settle(sent);
    expect(await store.queue.count()).toBe(1);
    await store.queue.settle(await store.queue.due(now, 10));
    expect(await store.queue.count()).toBe(0);
  });
});

describe('time spent', () => {
  it('counts a repeated increment once', async () => {
    const increment = { meter: 'm', seq: 1, campaign: 'galxe:campaign:1' as const, activeMs: 5_000 as DurationMs, at: now };
    expect(await store.atOnce(() => store.time.add(increment))).toBe(true);
    expect(await store.atOnce(() => store.time.add(increment))).toBe(false);
    await store.atOnce(() => store.time.add({ ...increment, seq: 2 }));
    expect(await store.time.spent('galxe:campaign:1')).toBe(10_000);
    expect(await store.time.spent('galxe:campaign:2')).toBeUndefined();
    expect([...(await store.time.spentOn(['galxe:campaign:2', 'galxe:campaign:1']))]).toEqual([['galxe:campaign:1', 10_000]]);
  });
});

it('erases every table', async () => {
  await store.facts.put([campaign('1')]);
  await store.atOnce(() => store.settings.change({ paused: true }));
  await store.erase();
  expect(await store.facts.count('campaign')).toBe(0);
  expect((await store.settings.get()).paused).toBe(false);
});
