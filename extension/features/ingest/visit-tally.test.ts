import 'fake-indexeddb/auto';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Observed } from '../../messaging/protocol.ts';
import { type LensDb, openDb } from '../../storage/db.ts';
import { createRoom } from '../../storage/room.ts';
import { createStore, type Store } from '../../storage/store.ts';
import { ingest } from './ingest.ts';
import { placeOf } from './place.ts';

const start = 1_763_640_000_000 as EpochMs;
let now: EpochMs;
let db: LensDb;
let store: Store;

beforeEach(() => {
  now = start;
  db = openDb(`visits-${Math.random()}`);
  store = createStore(db, 'https://lens.example');
});
afterEach(() => db.delete());

const seen = (over: Record<string, unknown> = {}) => ({
  platform: 'galxe',
  kind: 'campaign',
  id: 'GC1',
  observedAt: now,
  adapter: 'galxe@1',
  via: 'network',
  context: 'explore',
  fields: { name: 'A', participants: 3, participantsAtLeast: 2 },
  ...over,
});
const page = { address: 'https://app.galxe.com/quest/Lumio?ref=me#tasks', opened: 5 };
const report = { captures: 1, rejected: 2, lost: 1, skipped: 1, warnings: { odd: 1 }, drifts: {}, pages: [] };
const cost = { ms: 2.5, overlayMs: 1, read: 900 };

async function read(items: object[], over: Partial<Observed> = {}, tab: number | null = 3) {
  const message: Observed = {
    ...{ platform: 'galxe', adapter: 'galxe@1', page, observations: JSON.stringify(items) },
    ...{ report: { ...report, cost } },
    ...over,
  };
  const deps = { store, room: createRoom(db, () => now), now: () => now, jitter: () => 1_000 };
  await ingest(deps, message, placeOf(message, tab ?? undefined, 0));
}
const share = (galxe: { share: boolean }) => store.atOnce(() => store.settings.change({ platforms: { galxe } }));
const visits = () => store.visits.recent(9);

describe('a look at a page', () => {
  it('says where, what was kept by kind and field, how the reading went and what it cost', async () => {
    await read([seen(), seen({ id: 'GC2', fields: { name: 'B' } }), { no: 'sighting' }]);
    expect(await visits()).toMatchObject([
      {
        ...{ platform: 'galxe', tab: 3, address: 'https://app.galxe.com/quest/Lumio', begunAt: start, lastAt: start },
        kept: { campaign: { things: 2, fields: { name: 2, participants: 1, participantsAtLeast: 1 } } },
        readers: { 'galxe@1': { captures: 1, rejected: 2, invalid: 1, lost: 2, warnings: { odd: 1 }, drifts: {} } },
        ...{ left: {}, batches: 0, cost },
      },
    ]);
  });

  it('goes on with each message of the same document and address, and counts a thing that comes again once', async () => {
    await read([seen()]);
    now = (start + 5_000) as EpochMs;
    await read([seen(), seen({ id: 'GC2' })]);
    const [visit, ...others] = await visits();
    expect(others).toEqual([]);
    expect(visit).toMatchObject({ begunAt: start, lastAt: now, kept: { campaign: { things: 2, fields: { name: 3 } } } });
    expect(visit?.cost).toEqual({ ms: 5, overlayMs: 2, read: 1_800 });
  });

  it('is another one in another tab, at another address, and when the page is loaded again', async () => {
    await read([seen()]);
    await read([seen()], {}, 4);
    await read([seen()], { page: { ...page, opened: 6 } });
    await read([seen()], { page: { ...page, address: 'https://app.galxe.com/quest/Lumio/GC1' } });
    expect(await visits()).toHaveLength(4);
    expect(await store.visits.inTab(4, 'https://app.galxe.com/quest/Lumio')).toMatchObject({ tab: 4 });
  });

  it('is not written down for a page of another platform, for no tab, and while reading is paused', async () => {
    await read([seen()], { page: { ...page, address: 'https://bank.example/account' } });
    await read([seen()], {}, null);
    await store.atOnce(() => store.settings.change({ paused: true }));
    await read([seen()]);
    expect(await visits()).toEqual([]);
  });

  it('says why what may leave did not: sharing is off, no server, a field that never leaves, or the same within the hour', async () => {
    await read([seen()]);
    expect((await visits())[0]?.stayed).toEqual({
      'sharing-off': { campaign: { things: 1, fields: { name: 1, participants: 1 } } },
      local: { campaign: { things: 1, fields: { participantsAtLeast: 1 } } },
    });
    await share({ share: true });
    await read([seen()], {}, 4);
    now = (start + 1_000) as EpochMs;
    await read([seen()], {}, 5);
    expect((await visits()).map(({ tab, stayed }) => [tab, Object.keys(stayed)])).toEqual([
      [5, ['local', 'repeated']],
      [4, ['local']],
      [3, ['sharing-off', 'local']],
    ]);
    await store.atOnce(() => store.settings.change({ api: null }));
    now = (start + 2_000) as EpochMs;
    await read([seen()], {}, 6);
    expect(Object.keys((await visits())[0]?.stayed ?? {})).toEqual(['no-server', 'local']);
  });

  it('says of X that what was seen on home stays because of the page', async () => {
    await store.atOnce(() => store.settings.change({ platforms: { x: { enabled: true, share: true } } }));
    const post = { platform: 'x', kind: 'post', id: '9', adapter: 'x@1', fields: { likes: 4, text: 'gm' } };
    const onX = { platform: 'x', adapter: 'x@1', page: { address: 'https://x.com/home', opened: 1 } } as const;
    await read([seen({ ...post, context: 'home' })], onX);
    expect((await visits())[0]?.stayed.page).toEqual({ post: { things: 1, fields: { likes: 1 } } });
    expect(await store.queue.count()).toBe(0);
  });

  it('is what rows that wait to be shared remember, also when a second page completes them', async () => {
    await share({ share: true });
    await read([seen({ fields: { name: 'A' } })]);
    await read([seen({ fields: { name: 'A', participants: 3 } })], {}, 4);
    expect(await store.queue.count()).toBe(1);
    const counts = await Promise.all((await visits()).map(({ key }) => store.queue.countOf(key)));
    expect(counts).toEqual([1, 1]);
  });
});

it('looks are kept for a week, and only so many', async () => {
  for (let tab = 1; tab <= 4; tab += 1) {
    now = (start + tab * 1_000) as EpochMs;
    await read([seen()], {}, tab);
  }
  await store.visits.sweep(now, { ms: 2_000, most: 9 });
  expect((await visits()).map(({ tab }) => tab)).toEqual([4, 3, 2]);
  await store.visits.sweep(now, { ms: 2_000, most: 1 });
  expect((await visits()).map(({ tab }) => tab)).toEqual([4]);
});
