import 'fake-indexeddb/auto';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ApiError } from '../../api/request.ts';
import type { Signed } from '../../api/sync.ts';
import { type LensDb, openDb } from '../../storage/db.ts';
import { createStore, type Store } from '../../storage/store.ts';
import { type EraseDeps, eraseShared } from './erase-shared.ts';
import { deviceIdentity } from './identity.ts';

const now = 1_790_000_000_000 as EpochMs;
const proof = { claims: 12, sightings: 40, factsChanged: 3, checkpoint: 9 };
let db: LensDb;
let store: Store;
let asked: { server: string; contributor: string; counter: number; erase: string; audience: string }[];
/** What a server does with the next wish; without an entry it erases. */
let script: (() => void)[];
let known: Set<string>;

const deps = (): EraseDeps => ({
  store,
  now: () => now,
  api: (server) => ({
    async erase({ bytes }: Signed) {
      script.shift()?.();
      asked.push({ server, ...JSON.parse(new TextDecoder().decode(bytes)) });
      if (!known.delete(server)) throw new ApiError('unknown_contributor', 'No.', { status: 404 });
      return proof;
    },
    register: async () => 41,
    async standing() {
      if (!known.has(server)) throw new ApiError('unknown_contributor', 'No.', { status: 404 });
      return {} as never;
    },
  }),
});
const refuse = (code: string) => () => {
  throw new ApiError(code, 'No.', { status: code === 'unreachable' ? undefined : 409 });
};
const sentTo = async (...servers: string[]) => {
  await deviceIdentity(store);
  for (const server of servers) await store.atOnce(() => store.identity.registered(server, 5));
  known = new Set(servers);
};

beforeEach(() => {
  db = openDb(`erase-${Math.random()}`);
  store = createStore(db, null);
  asked = [];
  script = [];
  known = new Set();
});
afterEach(() => db.delete());

it('has everything erased, proves it by asking again, and forgets the key', async () => {
  await sentTo('https://a.example');
  const { contributor } = await deviceIdentity(store);
  await eraseShared(deps());
  expect(asked).toEqual([{ server: 'https://a.example', contributor, counter: 6, erase: 'everything', audience: 'https://a.example' }]);
  expect(await store.state.erasures()).toEqual([
    { server: 'https://a.example', at: now, contributor: contributor.slice(0, 8), proof, askedAgain: 'unknown_contributor' },
  ]);
  expect(await store.identity.get()).toBeUndefined();
});

it('asks every server that knows the key, and keeps the key for one that could not be reached', async () => {
  await sentTo('https://a.example', 'https://b.example');
  script = [() => undefined, refuse('unreachable')];
  await expect(eraseShared(deps())).rejects.toMatchObject({ code: 'unreachable' });
  expect((await store.state.erasures()).map(({ server }) => server)).toEqual(['https://a.example']);
  expect((await store.identity.get())?.registeredAt).toEqual(['https://b.example']);
  await eraseShared(deps());
  expect(await store.identity.get()).toBeUndefined();
});

it('takes a key that the server does not know any more for erased: the first answer was lost', async () => {
  await sentTo('https://a.example');
  known.clear();
  await eraseShared(deps());
  const [receipt] = await store.state.erasures();
  expect([receipt?.proof, receipt?.askedAgain]).toEqual([undefined, 'unknown_contributor']);
});

it('learns from the server how far it has counted when it counts from too low', async () => {
  await sentTo('https://a.example');
  script = [refuse('replayed_batch')];
  await eraseShared(deps());
  expect(asked.map(({ counter }) => counter)).toEqual([42]);
});

it('has nothing to ask when nothing was ever sent', async () => {
  await expect(eraseShared(deps())).rejects.toMatchObject({ code: 'never_sent' });
  await deviceIdentity(store);
  await expect(eraseShared(deps())).rejects.toMatchObject({ code: 'never_sent' });
});
