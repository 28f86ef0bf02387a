import 'fake-indexeddb/auto';
import type { EpochMs } from '@infofi-lens/shared/units';
import { beforeEach, expect, it } from 'vitest';
import { ApiError } from '../../api/request.ts';
import { openDb } from '../../storage/db.ts';
import { createStore, type Store } from '../../storage/store.ts';
import { addingPage, askWallet, beginAdding } from './add-wallet.ts';

const now = 1_790_000_000_000 as EpochMs;
const server = 'https://api.example';
const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const refusing = (code: string, status?: number) => ({ linkWallet: () => Promise.reject(new ApiError(code, 'No.', { status })) });

let store: Store;
beforeEach(() => {
  store = createStore(openDb(`adding-${crypto.randomUUID()}`), server);
});
const begin = () => beginAdding(store, server, new Uint8Array(32).fill(9), now);

it('opens a page that knows what is to be signed for, and not the verifier', async () => {
  const pending = await begin();
  expect(addingPage(pending)).toBe(`https://api.example/connect?lang=en#challenge=${pending.challenge}&for=wallet`);
  expect(addingPage(pending)).not.toContain(pending.verifier);
});

it('asks until the wallet has signed, and is over then', async () => {
  const { verifier } = await begin();
  const asked: string[] = [];
  expect(await askWallet(store, { linkWallet: async () => ({ status: 'pending' }) }, now)).toBe('waiting');
  const linkWallet = async (with_: string) => {
    asked.push(with_);
    return { status: 'linked' as const, address };
  };
  expect(await askWallet(store, { linkWallet }, now)).toBe('over');
  expect(asked).toEqual([verifier]);
  expect(await store.session.adding()).toBeUndefined();
});

it.each([
  ['unreachable', undefined],
  ['too_many_requests', 429],
  ['overloaded', 503],
])('goes on when the server is %s', async (code, status) => {
  await begin();
  expect(await askWallet(store, refusing(code, status), now)).toBe('waiting');
  expect(await store.session.adding()).toBeDefined();
});

it('ends with the reason when the wallet is somebody else’s, or nobody signed in time; the session goes on', async () => {
  const tokens = {
    status: 'signed_in',
    accessToken: 'a',
    accessTokenExpiresAt: now,
    refreshToken: 'r',
    refreshTokenExpiresAt: now,
  } as const;
  await store.atOnce(() => store.session.keep({ server, tokens }));
  await begin();
  expect(await askWallet(store, refusing('wallet_taken', 409), now)).toEqual({ refused: 'wallet_taken' });
  expect(await store.session.adding()).toBeUndefined();
  await begin();
  expect(await askWallet(store, refusing('not asked', 500), (now + 600_000) as EpochMs)).toEqual({ refused: 'connect_expired' });
  expect(await store.session.current()).toBeDefined();
});
