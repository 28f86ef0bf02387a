import 'fake-indexeddb/auto';
import type { EpochMs } from '@infofi-lens/shared/units';
import { expect, it } from 'vitest';
import { protocol } from '../../messaging/protocol.ts';
import { openDb } from '../../storage/db.ts';
import { createStore, type Store } from '../../storage/store.ts';
import { shill } from './shill.ts';

const now = 1_790_000_000_000 as EpochMs;
const days = (n: number) => (now + n * 86_400_000) as EpochMs;
const fresh = () => createStore(openDb(`short-${crypto.randomUUID()}`), null);
const people = (store: Store, of: unknown[]) =>
  store.documents.put({
    name: 'shill-scores',
    takenAt: now,
    text: JSON.stringify({ format: 1, windowDays: 30, at: days(-1), people: of }),
  });
async function sawPosts(store: Store) {
  const value = (of: unknown) => ({ value: of, observedAt: now, via: 'network', adapter: 'x@1' }) as const;
  const post = (at: number) =>
    ({
      ...({
        key: `x:post:${at}`,
        platform: 'x',
        kind: 'post',
        id: `${at}`,
        parent: 'x:profile:12',
        firstSeen: now,
        lastSeen: now,
      } as const),
      fields: { createdAt: value(days(-at)), views: value(1_000), likes: value(20 + at) },
    }) as const;
  await store.facts.put(Array.from({ length: 12 }, (_, at) => post(at + 1)));
}

it('tells one’s own score in short, before the crowd’s', async () => {
  const store = fresh();
  await people(store, [['x:12', 82, 0.7]]);
  await sawPosts(store);
  const told = await shill(store, 'x:profile:12', now);
  expect(protocol.shill.answer.parse(told)).toEqual(told);
  expect(told).toMatchObject({ from: 'you', at: now, posts: 12, total: { score: expect.any(Number) } });
});

it('tells the crowd’s where nothing of one’s own is known, and that nothing is known where neither is', async () => {
  const store = fresh();
  expect(await shill(store, 'kaito:profile:12', now)).toEqual({ from: 'you', at: now, confidence: 0, posts: 0 });
  await people(store, [['x:12', 82, 0.7]]);
  const told = await shill(store, 'kaito:profile:12', now);
  expect(protocol.shill.answer.parse(told)).toEqual({ from: 'crowd', at: days(-1), confidence: 0.7, total: { score: 82, band: 'elite' } });
  expect(await shill(store, 'x:post:1', now)).toBeUndefined();
});
