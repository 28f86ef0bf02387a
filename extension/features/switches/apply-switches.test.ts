import 'fake-indexeddb/auto';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LensDb, openDb } from '../../storage/db.ts';
import { createStore, type Store } from '../../storage/store.ts';
import { applySwitches } from './apply-switches.ts';

const since = 1_763_640_000_000 as EpochMs;
const off = { adapter: 'galxe', versions: [1], reason: 'Cards moved', since };
const doc = (over: object = {}) => JSON.stringify({ format: 1, adapters: [], fields: [], tables: {}, ...over });
const waiting = (platform: 'galxe' | 'kaito', id: string, fields: object) => ({
  entity: `${platform}:campaign:${id}` as const,
  platform,
  notBefore: since,
  observation: {
    platform,
    kind: 'campaign',
    id,
    observedAt: since,
    adapter: `${platform}@1`,
    via: 'network',
    context: 'explore',
    fields,
  } as AnyObservation,
});

let db: LensDb;
let store: Store;
beforeEach(async () => {
  db = openDb(`switches-${Math.random()}`);
  store = createStore(db, null);
  await store.atOnce(() =>
    store.queue.add([
      waiting('galxe', '1', { name: 'A', participants: 3 }),
      waiting('galxe', '2', { participants: 4 }),
      waiting('kaito', '3', { name: 'C' }),
    ]),
  );
});
afterEach(() => db.delete());
const held = async () => (await store.queue.due(since, 9)).map(({ observation }) => [observation.id, observation.fields]);

it('holds over the death of the worker, and the same text again changes nothing', async () => {
  const text = doc({ adapters: [off] });
  expect(await applySwitches(store, text)).toBe('applied');
  expect(await applySwitches(createStore(db, null), text)).toBe('unchanged');
  expect((await createStore(db, null).state.switches()).switches.adapters).toEqual([off]);
});

it('takes from the queue what waits from an adapter that is off, and leaves the others', async () => {
  await applySwitches(store, doc({ adapters: [off] }));
  expect(await held()).toEqual([['3', { name: 'C' }]]);
});

it('leaves what waits from another version of the adapter', async () => {
  await applySwitches(store, doc({ adapters: [{ ...off, versions: [2] }] }));
  expect(await held()).toHaveLength(3);
});

it('takes a field that is off out of what waits, and rows that held nothing else; what was sent meanwhile is not forgotten', async () => {
  const sent = await store.queue.due(since, 9);
  await applySwitches(store, doc({ fields: [{ ...off, kind: 'campaign', field: 'participants' }] }));
  expect(await held()).toEqual([
    ['1', { name: 'A' }],
    ['3', { name: 'C' }],
  ]);
  await store.queue.settle(sent);
  expect(await held()).toEqual([['1', { name: 'A' }]]); // changed after it was read: it goes again
});

it('is refused as a whole, and then what held goes on to hold', async () => {
  await applySwitches(store, doc({ adapters: [off] }));
  expect(await applySwitches(store, doc({ adapters: [{ ...off, reason: '' }] }))).toEqual({
    refused: expect.stringContaining('adapters.0.reason'),
  });
  expect(await applySwitches(store, 'no JSON')).toEqual({ refused: 'The document is no JSON.' });
  expect((await store.state.switches()).switches.adapters).toEqual([off]);
});
