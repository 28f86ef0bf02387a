import 'fake-indexeddb/auto';
import { RoiEstimate } from '@infofi-lens/shared/contracts/roi';
import type { EpochMs } from '@infofi-lens/shared/units';
import { expect, it } from 'vitest';
import { openDb } from '../../storage/db.ts';
import { createStore } from '../../storage/store.ts';
import { worth } from './worth.ts';

const now = 1_790_000_000_000 as EpochMs;

it('tells what an hour pays of the campaigns that are known, and of nothing else', async () => {
  const store = createStore(openDb(`worth-${crypto.randomUUID()}`), null);
  const row = (kind: 'campaign' | 'space', id: string) =>
    ({ key: `galxe:${kind}:${id}`, platform: 'galxe', kind, id, fields: {}, firstSeen: now, lastSeen: now }) as const;
  await store.facts.put([row('campaign', 'a'), row('space', '7')]);
  const told = await worth(store, ['galxe:campaign:a', 'galxe:campaign:unknown', 'galxe:space:7'], now);
  expect(told.map(({ key }) => key)).toEqual(['galxe:campaign:a']);
  expect(RoiEstimate.parse(told[0]?.estimate)).toMatchObject({
    status: 'insufficient_evidence',
    missing: ['reward', 'distribution', 'time'],
  });
});
