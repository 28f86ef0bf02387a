import 'fake-indexeddb/auto';
import { fieldsOf } from '@infofi-lens/shared/facts/catalog';
import { platforms } from '@infofi-lens/shared/facts/entity';
import { mayBeShared, PublicObservation } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDb } from '../../../storage/db.ts';
import { createStore, type Store } from '../../../storage/store.ts';
import type { FactRow } from '../../../storage/tables/facts.ts';
import { exampleOf } from './example.ts';

const at = 1_790_000_123_456 as EpochMs;
let store: Store;
beforeEach(() => {
  store = createStore(openDb(`example-${crypto.randomUUID()}`), null);
});
const profile = (platform: 'x' | 'kaito', values: Record<string, unknown>): FactRow => ({
  key: `${platform}:profile:12`,
  platform,
  kind: 'profile',
  id: '12',
  fields: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, observedAt: at, via: 'network', adapter: `${platform}@1` }]),
  ),
  firstSeen: at,
  lastSeen: at,
  age: at,
});

it('shows of X only counters and ids, with the time rounded, and names what stays', async () => {
  await store.facts.put([profile('x', { handle: 'lumio', displayName: 'Lumio', followers: 120 })]);
  const example = await exampleOf(store, 'x', at);
  expect(example.leaves.fields).toEqual({ followers: 120 });
  expect(example.leaves.observedAt).toBe(Math.floor(at / 300_000) * 300_000);
  expect(example.stays).toEqual(['Handle', 'Name']);
});

it('shows what the server would accept', async () => {
  await store.facts.put([profile('kaito', { handle: 'lumio', displayName: 'Lumio', points: 7 })]);
  const example = await exampleOf(store, 'kaito', at);
  expect(PublicObservation.safeParse(example.leaves).success).toBe(true);
  expect(example.from).toBe('fact');
});

it('shows what really waits, before anything made up of facts', async () => {
  const observation = {
    platform: 'kaito',
    kind: 'profile',
    id: '12',
    observedAt: at,
    adapter: 'kaito@1',
    via: 'network',
    context: 'board',
    fields: { points: 9 },
  } as const;
  await store.queue.add([{ entity: 'kaito:profile:12', platform: 'kaito', observation, notBefore: at }]);
  expect(await exampleOf(store, 'kaito', at)).toEqual({ leaves: observation, stays: [], from: 'queue' });
});

describe('where nothing was seen yet', () => {
  it.each(platforms)('%s shows a sample that the server would accept, marked as one', async (platform) => {
    const { leaves, from } = await exampleOf(store, platform, at);
    expect(from).toBe('sample');
    expect(PublicObservation.safeParse({ ...leaves, context: 'profile' }).success).toBe(true);
  });

  it.each(platforms)('%s has in its sample every field that may be shared, and names those that stay', async (platform) => {
    const { leaves, stays } = await exampleOf(store, platform, at);
    const { kind } = leaves;
    const declared = fieldsOf(kind).map(([name, { label }]) => ({
      label,
      leaves: mayBeShared({ platform, kind, context: 'profile' }, name),
      name,
    }));
    expect(Object.keys(leaves.fields).sort()).toEqual(
      declared
        .filter((one) => one.leaves)
        .map(({ name }) => name)
        .sort(),
    );
    expect(stays).toEqual(declared.filter((one) => !one.leaves).map(({ label }) => label));
  });
});
