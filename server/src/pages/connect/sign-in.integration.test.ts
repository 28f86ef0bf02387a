import { createHash, randomBytes } from 'node:crypto';
import { lifetimes } from '@infofi-lens/shared/contracts/auth';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AccountApi, accountApi, nextAddress } from '../../testing/account-api.ts';
import { freshDatabase, type TestDatabase } from '../../testing/database.ts';
import { signIn } from './sign-in.ts';
import type { Provider } from './wallets.ts';

let database: TestDatabase;
let api: AccountApi;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  api = accountApi(database.sql);
});

/** A wallet with a real key; `answers` replace what it would say to a method. */
function wallet(answers: Record<string, () => unknown> = {}) {
  const key = privateKeyToAccount(generatePrivateKey());
  const usual: Record<string, (params: readonly unknown[]) => unknown> = {
    eth_requestAccounts: () => [key.address],
    eth_chainId: () => '0x1',
    personal_sign: ([hex]) => key.signMessage({ message: { raw: String(hex) as `0x${string}` } }), // the page sends hex
  };
  const provider: Provider = { request: async ({ method, params = [] }) => (answers[method] ?? usual[method])?.(params) };
  return { key, provider };
}
const pkce = () => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};
const steps = (provider: Provider, challenge: string) => ({
  provider,
  challenge,
  purpose: 'sign_in' as const,
  waiting: () => undefined,
  fetch: async (path: string, init: RequestInit) => api.app.request(path, init),
});
const rejecting = (code: number) => () => {
  throw Object.assign(new Error('said no'), { code });
};

describe('the connect page', () => {
  it('signs in for the extension that waits', async () => {
    const { verifier, challenge } = pkce();
    const { key, provider } = wallet();
    const said: string[] = [];
    const outcome = await signIn({ ...steps(provider, challenge), waiting: (what) => said.push(what) });
    expect(outcome).toEqual({ address: key.address });
    expect(said).toHaveLength(4);
    expect((await api.post('/v1/auth/connect-token', { verifier })).status).toBe(200);
  });

  it.each([
    ['the person declines', { personal_sign: rejecting(4001) }, 'You declined in your wallet'],
    ['the wallet is already asking', { eth_requestAccounts: rejecting(-32002) }, 'Your wallet is already asking'],
    ['the wallet is offline', { eth_chainId: rejecting(4900) }, 'Your wallet is offline'],
    ['the wallet has no account', { eth_requestAccounts: () => [] }, 'The wallet answered something unexpected'],
    ['the wallet answers nonsense', { personal_sign: () => ({ signed: true }) }, 'The wallet answered something unexpected'],
    [
      'the wallet signs something else',
      { personal_sign: () => `0x${'11'.repeat(65)}` },
      'The signature is not of this message and this wallet',
    ],
  ])('says what to do when %s, and lets the person try again', async (_why, answers, title) => {
    const outcome = await signIn(steps(wallet(answers).provider, pkce().challenge));
    expect(outcome).toMatchObject({ trouble: { title, again: true, advice: expect.stringMatching(/try|again/i) } });
  });

  it('sends the person back to the extension when the time is over or it is done already', async () => {
    const { challenge } = pkce();
    await signIn(steps(wallet({ personal_sign: rejecting(4001) }).provider, challenge));
    api.pass(lifetimes.connect);
    const late = await signIn(steps(wallet().provider, challenge));
    expect(late).toMatchObject({ trouble: { title: expect.stringContaining('10 minutes'), again: false } });

    const done = pkce().challenge;
    await signIn(steps(wallet().provider, done));
    expect(await signIn(steps(wallet().provider, done))).toMatchObject({ trouble: { again: false } });
  });

  it('signs what an extension waits for about an X account, with a wallet of that account alone', async () => {
    const { verifier, challenge } = pkce();
    const person = await api.person();
    const authorization = { authorization: `Bearer ${person.tokens.accessToken}` };
    const stated = { challenge, xId: '7', handle: 'lumio', public: false };
    expect((await api.post('/v1/profiles/link-x/connect', stated, authorization)).status).toBe(204);
    const asking = (provider: Provider) =>
      signIn({
        ...steps(provider, challenge),
        purpose: 'state_x',
        fetch: async (path, init) => api.app.request(path, { ...init, headers: { ...init.headers, 'x-forwarded-for': nextAddress() } }),
      });
    expect(await asking(wallet().provider)).toMatchObject({
      trouble: { title: 'This wallet is not part of your account', advice: expect.stringContaining('add it'), again: true },
    });
    const texts: string[] = [];
    const own = wallet({
      eth_requestAccounts: () => [person.wallet.address],
      personal_sign: () => person.wallet.signMessage({ message: texts.at(-1) ?? '' }),
    });
    const provider: Provider = {
      request: async (call) => {
        if (call.method === 'personal_sign') texts.push(Buffer.from(String(call.params?.[0]).slice(2), 'hex').toString());
        return own.provider.request(call);
      },
    };
    expect(await asking(provider)).toEqual({ address: person.wallet.address });
    expect(texts[0]).toContain('I state that the X account @lumio (id 7) is mine.');
    expect((await api.post('/v1/profiles/link-x', { verifier }, authorization)).status).toBe(201);
    expect(await asking(provider)).toMatchObject({ trouble: { again: false, advice: expect.stringContaining('extension') } });
  });

  it('says when the server can not be reached', async () => {
    const offline = { ...steps(wallet().provider, pkce().challenge), fetch: () => Promise.reject(new TypeError('Failed to fetch')) };
    expect(await signIn(offline)).toMatchObject({ trouble: { title: 'The server can not be reached' } });
    const proxy = { ...offline, fetch: async () => new Response('<h1>502</h1>', { status: 502 }) };
    expect(await signIn(proxy)).toMatchObject({ trouble: { title: 'The server can not be reached' } });
  });
});
