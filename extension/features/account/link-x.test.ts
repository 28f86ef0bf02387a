import 'fake-indexeddb/auto';
import type { XLink } from '@infofi-lens/shared/contracts/x-links';
import type { EpochMs } from '@infofi-lens/shared/units';
import { beforeEach, expect, it } from 'vitest';
import { ApiError } from '../../api/request.ts';
import { openDb } from '../../storage/db.ts';
import { createStore, type Store } from '../../storage/store.ts';
import { askStated, beginStating, statingPage } from './link-x.ts';

const now = 1_790_000_000_000 as EpochMs;
const server = 'https://api.example';
const wish = { xId: '7', handle: 'lumio', public: false };
const link = { id: 'l', xId: '7', handle: 'lumio' } as XLink; // what is asked of it: that it is none that waits
const refusing = (code: string, status?: number) => ({ linkX: () => Promise.reject(new ApiError(code, 'No.', { status })) });

let store: Store;
let told: unknown[];
beforeEach(() => {
  store = createStore(openDb(`stating-${crypto.randomUUID()}`), server);
  told = [];
});
const waitForX = async (wanted: unknown) => void told.push(wanted);
const begin = () => beginStating(store, { waitForX }, wish, { server, random: new Uint8Array(32).fill(9), now });

it('tells the server what is to be signed, and opens a page that knows neither that nor the verifier', async () => {
  const pending = await begin();
  expect(told).toEqual([{ challenge: pending.challenge, ...wish }]);
  expect(statingPage(pending)).toBe(`https://api.example/connect?lang=en#challenge=${pending.challenge}&for=x`);
  expect(await store.session.stating()).toEqual(pending);
});

it('waits for nothing that the server was not told of', async () => {
  const away = { waitForX: () => Promise.reject(new ApiError('unreachable', 'No.')) };
  await expect(beginStating(store, away, wish, { server, random: new Uint8Array(32), now })).rejects.toThrow(ApiError);
  expect(await store.session.stating()).toBeUndefined();
});

it('asks with the verifier until a wallet has signed, and is over then', async () => {
  const { verifier } = await begin();
  const asked: string[] = [];
  expect(await askStated(store, { linkX: async () => ({ status: 'pending' }) }, now)).toBe('waiting');
  const linkX = async (with_: string) => {
    asked.push(with_);
    return link;
  };
  expect(await askStated(store, { linkX }, now)).toBe('over');
  expect(asked).toEqual([verifier]);
  expect(await store.session.stating()).toBeUndefined();
});

it.each([
  ['unreachable', undefined],
  ['too_many_requests', 429],
  ['overloaded', 503],
])('goes on when the server is %s', async (code, status) => {
  await begin();
  expect(await askStated(store, refusing(code, status), now)).toBe('waiting');
  expect(await store.session.stating()).toBeDefined();
});

it.each([
  ['there are too many links', 'quota_reached', 429, now],
  ['the statement was taken already', 'connect_already_redeemed', 410, now],
  ['ten minutes are over', 'connect_expired', 500, (now + 600_000) as EpochMs],
])('ends with the reason when %s', async (_, code, status, at) => {
  await begin();
  expect(await askStated(store, refusing(code, status), at)).toEqual({ refused: code });
  expect(await store.session.stating()).toBeUndefined();
});
