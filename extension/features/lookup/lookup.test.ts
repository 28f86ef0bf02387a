import 'fake-indexeddb/auto';
import type { DurationMs, EpochMs } from '@infofi-lens/shared/units';
import { expect, it } from 'vitest';
import { protocol } from '../../messaging/protocol.ts';
import { openDb } from '../../storage/db.ts';
import { createStore } from '../../storage/store.ts';
import { lookup, lookupPage } from './lookup.ts';

const now = 1_763_640_000_000 as EpochMs;

it('answers with what this browser saw, what the crowd knows and the time spent, as the message promises', async () => {
  const db = openDb('lookup');
  const store = createStore(db, null);
  const seen = { value: 'Lumio', observedAt: now, via: 'network', adapter: 'galxe@1' } as const;
  const times = { firstSeen: now, lastSeen: now };
  await store.facts.put([
    {
      key: 'galxe:campaign:1',
      platform: 'galxe',
      kind: 'campaign',
      id: '1',
      fields: { name: seen },
      ...times,
      words: ['lumio'],
    },
    { key: 'galxe:space:9', platform: 'galxe', kind: 'space', id: '9', fields: { alias: seen }, ...times, page: 'galxe:space:lumio' },
  ]);
  const evidence = { n: 5, observedAt: now, spread: 0, confidence: 0.9, method: 'mode-quorum', status: 'agreed' } as never;
  const crowd = {
    platform: 'galxe',
    kind: 'campaign',
    facts: { name: { value: 'Lumio', evidence } },
    receivedAt: now,
    part: 'main',
  } as const;
  await store.crowd.put([
    { key: 'galxe:campaign:1', id: '1', ...crowd },
    { key: 'galxe:campaign:2', id: '2', ...crowd },
  ]);
  await store.atOnce(() => store.time.add({ meter: 'm', seq: 1, campaign: 'galxe:campaign:1', activeMs: 7 as DurationMs, at: now }));

  const known = await lookup(store, ['galxe:campaign:1', 'galxe:campaign:2', 'galxe:campaign:3']);
  expect(protocol.lookup.answer.parse(known)).toEqual(known);
  expect(known).toMatchObject([
    { key: 'galxe:campaign:1', seen: { fields: { name: seen } }, crowd: { name: { evidence } }, spentMs: 7 },
    { key: 'galxe:campaign:2', crowd: { name: { evidence } } },
  ]);
  expect(await lookupPage(store, { platform: 'galxe', kind: 'space', name: 'LUMIO' })).toMatchObject({ key: 'galxe:space:9' });
  expect(await lookupPage(store, { platform: 'galxe', kind: 'space', name: 'nobody' })).toBeUndefined();
  await db.delete();
});
