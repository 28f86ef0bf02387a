import 'fake-indexeddb/auto';
import type { EpochMs } from '@infofi-lens/shared/units';
import { expect, it } from 'vitest';
import { openDb } from '../../storage/db.ts';
import { createStore } from '../../storage/store.ts';
import type { FactRow } from '../../storage/tables/facts.ts';
import { namesOf } from './names-of.ts';

const at = 1_790_000_000_000 as EpochMs;
const seen = (kind: 'campaign' | 'board' | 'board-entry', id: string, fields: Record<string, unknown>): FactRow => ({
  key: `kaito:${kind}:${id}`,
  platform: 'kaito',
  kind,
  id,
  fields: Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, { value, observedAt: at, via: 'network', adapter: 'kaito@1' }]),
  ),
  firstSeen: at,
  lastSeen: at,
  age: at,
});

it('gives each thing the name that people call it by, and none to what this browser does not know', async () => {
  const store = createStore(openDb(`names-${crypto.randomUUID()}`), null);
  await store.facts.put([
    seen('campaign', 'c', { name: 'Nebula season' }),
    seen('board', 'b', { topic: 'NEBULA' }),
    seen('board-entry', 'b:1', { boardId: 'b', handle: 'nova', displayName: 'Nova' }),
    seen('board-entry', 'b:2', { boardId: 'b', handle: 'kim' }),
  ]);
  const asked = (['campaign:c', 'board:b', 'board-entry:b:1', 'board-entry:b:2', 'campaign:nobody'] as const).map((text) => {
    const [kind, ...id] = text.split(':') as ['campaign' | 'board' | 'board-entry', ...string[]];
    return { platform: 'kaito' as const, kind, id: id.join(':') };
  });
  expect([...(await namesOf(store, asked)).values()]).toEqual(['Nebula season', 'NEBULA', 'Nova', 'kim']);
});
