import 'fake-indexeddb/auto';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { protocol } from '../../messaging/protocol.ts';
import { openDb } from '../../storage/db.ts';
import { createStore } from '../../storage/store.ts';
import { held, past } from './past.ts';

const now = 1_763_640_000_000 as EpochMs;
const at = (ms: number) => (now + ms) as EpochMs;
const db = openDb('past');
const store = createStore(db, null);
const row = (id: string, observedAt: EpochMs, value: unknown) => ({
  entity: `galxe:campaign:${id}` as const,
  field: 'participants',
  observedAt,
  value,
});

beforeAll(async () => {
  await store.history.put([row('1', at(-10), 5), row('1', at(10), 7), row('1', at(20), 9), row('2', at(-5), 3), row('3', at(5), 'many')]);
});
afterAll(() => db.delete());

it('tells how a number moved since a time, with the value that held then', async () => {
  const found = await past(store, {
    keys: ['galxe:campaign:1', 'galxe:campaign:2', 'galxe:campaign:3', 'galxe:campaign:4'],
    field: 'participants',
    from: now,
  });
  expect(protocol.past.answer.parse(found)).toEqual([
    {
      key: 'galxe:campaign:1',
      points: [
        { at: now, value: 5 },
        { at: at(10), value: 7 },
        { at: at(20), value: 9 },
      ],
    },
    { key: 'galxe:campaign:2', points: [{ at: now, value: 3 }] },
  ]);
});

it('keeps the newest of a long record', async () => {
  await store.history.put(Array.from({ length: 600 }, (_, n) => row('long', at(n), n)));
  const [found] = await past(store, { keys: ['galxe:campaign:long'], field: 'participants', from: now });
  expect(found?.points).toHaveLength(500);
  expect(found?.points.at(-1)).toEqual({ at: at(599), value: 599 });
});

it('counts what belongs to an entity', async () => {
  const times = { firstSeen: now, lastSeen: now };
  const post = (id: string) =>
    ({ key: `x:post:${id}` as const, platform: 'x', kind: 'post', id, fields: {}, parent: 'x:profile:1', ...times }) as const;
  await store.facts.put([post('1'), post('2')]);
  expect(await held(store, 'x:profile:1')).toEqual({ count: 2 });
  expect(await held(store, 'x:profile:2')).toEqual({ count: 0 });
});
