import 'fake-indexeddb/auto';
import type { Tokens } from '@infofi-lens/shared/contracts/auth';
import type { EpochMs } from '@infofi-lens/shared/units';
import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../api/request.ts';
import { openDb } from '../../storage/db.ts';
import { createStore, type Store } from '../../storage/store.ts';
import { accessToken, endSession, signOut } from './session.ts';
import { askOnce, beginSignIn, connectPage } from './sign-in.ts';

const now = 1_790_000_000_000 as EpochMs;
const minutes = (n: number) => (now + n * 60_000) as EpochMs;
const server = 'https://api.example';
const tokens = (name: string, from = now): Tokens => ({
  status: 'signed_in',
  accessToken: `access-${name}`,
  accessTokenExpiresAt: (from + 15 * 60_000) as EpochMs,
  refreshToken: `refresh-${name}`,
  refreshTokenExpiresAt: (from + 7 * 86_400_000) as EpochMs,
});
const refusal = (code: string, status: number | undefined) => new ApiError(code, 'No.', { status });
/** Locks as the browser's: one after the other. */
const turns = () => {
  let last: Promise<unknown> = Promise.resolve();
  const request = (_: string, work: () => Promise<unknown>) => {
    last = last.then(work, work);
    return last;
  };
  return { request } as unknown as Pick<LockManager, 'request'>; // the one form that is used
};

let store: Store;
beforeEach(() => {
  store = createStore(openDb(`account-${crypto.randomUUID()}`), server);
});
const begin = () => beginSignIn(store, server, new Uint8Array(32).fill(7), now);

describe('signing in', () => {
  it('opens a page that knows the challenge and not the verifier', async () => {
    const pending = await begin();
    expect(connectPage(pending)).toBe(`https://api.example/connect?lang=en#challenge=${pending.challenge}`);
    expect(connectPage(pending)).not.toContain(pending.verifier);
  });

  it('asks until somebody has signed, then keeps the tokens for that server', async () => {
    await begin();
    expect(await askOnce(store, { connectToken: async () => ({ status: 'pending' }) }, now)).toBe(true);
    expect(await askOnce(store, { connectToken: async () => tokens('a') }, now)).toBe(false);
    expect(await store.session.current()).toEqual({ server, tokens: tokens('a') });
    expect(await store.session.pending()).toBeUndefined();
  });

  it.each([
    ['unreachable', undefined],
    ['too_many_requests', 429],
    ['overloaded', 503],
  ])('goes on when the server is %s', async (code, status) => {
    await begin();
    const away = { connectToken: () => Promise.reject(refusal(code, status)) };
    expect(await askOnce(store, away, now)).toBe(true);
    expect(await store.session.pending()).toBeDefined();
  });

  it('ends with the reason when the server refuses, or nobody signed in time', async () => {
    await begin();
    expect(await askOnce(store, { connectToken: () => Promise.reject(refusal('connect_already_redeemed', 410)) }, now)).toBe(false);
    expect(await store.session.ended()).toMatchObject({ code: 'connect_already_redeemed' });
    await begin();
    expect(await askOnce(store, { connectToken: async () => tokens('late') }, minutes(10))).toBe(false);
    expect(await store.session.ended()).toMatchObject({ code: 'connect_expired' });
    expect(await store.session.current()).toBeUndefined();
  });

  it('does not sign in somebody who cancelled while the answer was on its way', async () => {
    await begin();
    const slow = {
      connectToken: async () => {
        await store.session.cancel();
        return tokens('a');
      },
    };
    expect(await askOnce(store, slow, now)).toBe(false);
    expect(await store.session.current()).toBeUndefined();
  });
});

describe('a session', () => {
  const deps = (api: Partial<Parameters<typeof accessToken>[0]['api']>, at = now, origin = server) => ({
    store,
    server: origin,
    now: () => at,
    locks: turns(),
    api: { refresh: () => Promise.reject(new Error('not asked for')), logout: async () => undefined, ...api },
  });
  beforeEach(() => store.atOnce(() => store.session.keep({ server, tokens: tokens('a') })));

  it('gives its token while that is good, and never to another server', async () => {
    expect(await accessToken(deps({}))).toBe('access-a');
    expect(await accessToken(deps({}, now, 'https://other.example'))).toBeUndefined();
  });

  it('renews a token that is about to end, once for two who ask at the same time', async () => {
    const asked: string[] = [];
    const at = minutes(15);
    const refresh = async (token: string) => {
      asked.push(token);
      return tokens('b', at);
    };
    const both = deps({ refresh }, at);
    expect(await Promise.all([accessToken(both), accessToken(both)])).toEqual(['access-b', 'access-b']);
    expect(asked).toEqual(['refresh-a']);
  });

  it('is kept while the server is away, and over when the server says so', async () => {
    const at = minutes(15);
    await expect(accessToken(deps({ refresh: () => Promise.reject(refusal('unreachable', undefined)) }, at))).rejects.toThrow(ApiError);
    expect(await store.session.current()).toBeDefined();
    expect(await accessToken(deps({ refresh: () => Promise.reject(refusal('refresh_token_reused', 401)) }, at))).toBeUndefined();
    expect(await store.session.current()).toBeUndefined();
    expect(await store.session.ended()).toMatchObject({ code: 'refresh_token_reused' });
  });

  it('ends here alone, and says why, when nothing of the account may leave any more', async () => {
    const asked: string[] = [];
    const logout = async (token: string) => void asked.push(token);
    await store.session.beginAdding(await begin());
    await store.atOnce(() => store.session.keep({ server, tokens: tokens('a') }));
    await endSession(deps({ logout }), 'consent_withdrawn');
    expect([await store.session.current(), await store.session.adding(), asked]).toEqual([undefined, undefined, []]);
    expect(await store.session.ended()).toEqual({ server, code: 'consent_withdrawn', at: now });
  });

  it('ends after what renews it: no token comes back behind it', async () => {
    const at = minutes(15);
    const both = deps({ refresh: async () => tokens('b', at) }, at);
    await Promise.all([accessToken(both), endSession(both, 'consent_withdrawn')]);
    expect(await store.session.current()).toBeUndefined();
  });

  it('that is waited for ends, too, and where nobody is signed in nothing is said to have ended', async () => {
    await store.session.forget();
    await endSession(deps({}), 'consent_withdrawn');
    expect(await store.session.ended()).toBeUndefined();
    await begin();
    await endSession(deps({}), 'consent_withdrawn');
    expect([await store.session.pending(), (await store.session.ended())?.code]).toEqual([undefined, 'consent_withdrawn']);
  });

  it('is forgotten here even when the server cannot be told', async () => {
    expect(await signOut(deps({ logout: () => Promise.reject(refusal('unreachable', undefined)) }))).toBe(false);
    expect(await store.session.current()).toBeUndefined();
  });
});
