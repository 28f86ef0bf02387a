import 'fake-indexeddb/auto';
import { entityKey } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LensDb, openDb } from './db.ts';
import { createStore, type Store } from './store.ts';
import { handleFrom, xAccountNamed } from './x-account.ts';

const at = 1_790_000_000_000 as EpochMs;
let db: LensDb;
let store: Store;
beforeEach(() => {
  db = openDb(`x-account-${Math.random()}`);
  store = createStore(db, null);
});
afterEach(() => db.delete());

const value = (given: unknown) => ({ value: given, observedAt: at, via: 'network', adapter: 'x@1' }) as const;
const seen = (platform: 'x' | 'kaito', id: string, handle: string, lastSeen = at) =>
  db.facts.put({
    ...{ key: entityKey({ platform, kind: 'profile', id }), platform, kind: 'profile', id, firstSeen: at, lastSeen, age: lastSeen },
    page: `${platform}:profile:${handle.toLowerCase()}`,
    fields: { handle: value(handle), displayName: value('Lumio Labs') },
  });

describe('what a person may have typed', () => {
  it.each(['lumio', '@lumio', ' @lumio ', 'x.com/lumio', 'https://x.com/lumio', 'https://www.x.com/lumio/', 'https://twitter.com/lumio'])(
    'is a handle: %s',
    (typed) => expect(handleFrom(typed)).toBe('lumio'),
  );
  it.each(['', '@', 'lumio labs', 'a_name_that_is_too_long', 'https://example.com/lumio'])('is none: %j', (typed) =>
    expect(handleFrom(typed)).toBeUndefined(),
  );
});

describe('an X account by its handle', () => {
  it('is the one that this browser met, however its handle is written', async () => {
    await seen('x', '7', 'Lumio');
    expect(await xAccountNamed(store, 'lumio')).toEqual({ xId: '7', handle: 'Lumio', displayName: 'Lumio Labs', seenAt: at });
  });

  it('is known from a board that names people by their X account, too', async () => {
    await seen('kaito', '7', 'lumio');
    expect(await xAccountNamed(store, 'LUMIO')).toMatchObject({ xId: '7' });
  });

  it('is the one that was met last when a handle went to another account', async () => {
    await seen('x', '7', 'lumio');
    await seen('kaito', '8', 'lumio', (at + 1) as EpochMs);
    expect(await xAccountNamed(store, 'lumio')).toMatchObject({ xId: '8' });
  });

  it('is unknown where nobody met it, or its number is none of X', async () => {
    await seen('kaito', 'not-a-number', 'lumio');
    expect(await xAccountNamed(store, 'lumio')).toBeUndefined();
    expect(await xAccountNamed(store, 'other')).toBeUndefined();
  });
});
