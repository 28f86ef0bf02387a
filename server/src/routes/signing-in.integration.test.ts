import { createHash, randomBytes } from 'node:crypto';
import { lifetimes, Tokens, WalletNonce } from '@infofi-lens/shared/contracts/auth';
import { Problem } from '@infofi-lens/shared/contracts/problem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AccountApi, accountApi } from '../testing/account-api.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';

let database: TestDatabase;
let api: AccountApi;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  api = accountApi(database.sql);
});

const newWallet = () => privateKeyToAccount(generatePrivateKey());
const pkce = () => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};
const refusal = async (response: Response | Promise<Response>) => {
  const { status, headers } = await response;
  const { code, requestId } = Problem.parse(await (await response).json());
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(requestId).toBe(headers.get('x-request-id'));
  return [status, code];
};

describe('signing in with a wallet', () => {
  it('gives a session to whoever signs the message', async () => {
    const { wallet, tokens, account } = await api.person();
    expect(account.wallets.map(({ address }) => address)).toEqual([wallet.address]);
    expect(account.createdAt).toBe(api.now());
    expect(tokens.accessTokenExpiresAt).toBe(api.now() + 15 * 60_000);
    expect(tokens.refreshTokenExpiresAt).toBe(api.now() + 7 * 24 * 3_600_000);
  });

  it('shows the person what they sign: where, what for, until when', async () => {
    const { message } = await api.message(newWallet());
    expect(message).toContain('lens.test:8787 wants you to sign in');
    expect(message).toContain('Sign in to InfoFi Lens. This costs nothing and moves nothing.');
    expect(message).toContain('Expiration Time: 2026-06-01T12:10:00.000Z');
  });

  it('knows a wallet again, also when it names itself in lower case', async () => {
    const { wallet, account } = await api.person();
    const response = await api.post('/v1/auth/wallet-nonce', { address: wallet.address.toLowerCase(), chainId: 1 });
    const { message } = WalletNonce.parse(await response.json());
    const tokens = Tokens.parse(await (await api.login(wallet, message)).json());
    expect(await api.me(tokens.accessToken)).toEqual(account);
  });

  it('makes one account of two first sign-ins at once', async () => {
    const wallet = newWallet();
    const messages = await Promise.all([api.message(wallet), api.message(wallet)]);
    const logins = await Promise.all(messages.map(async ({ message }) => Tokens.parse(await (await api.login(wallet, message)).json())));
    const accounts = await Promise.all(logins.map(({ accessToken }) => api.me(accessToken)));
    expect(accounts[0]).toEqual(accounts[1]);
  });

  it('keeps no token and no nonce in the clear', async () => {
    const { tokens } = await api.person();
    const rows = JSON.stringify([
      await database.sql`select *, encode(secret_hash, 'escape') from access_tokens`,
      await database.sql`select *, encode(secret_hash, 'escape') from refresh_tokens`,
      await database.sql`select *, encode(nonce_hash, 'escape') from wallet_nonces`,
    ]);
    for (const token of [tokens.accessToken, tokens.refreshToken]) {
      expect(rows).toContain(token.slice(0, 22));
      expect(rows).not.toContain(token.slice(22));
    }
  });
});

describe('a message that is not accepted', () => {
  it('was used before', async () => {
    const wallet = newWallet();
    const { message } = await api.message(wallet);
    expect((await api.login(wallet, message)).status).toBe(200);
    expect(await refusal(api.login(wallet, message))).toEqual([401, 'nonce_used']);
  });

  it('is used twice at the same moment: one succeeds', async () => {
    const wallet = newWallet();
    const { message } = await api.message(wallet);
    const statuses = (await Promise.all([1, 2, 3, 4].map(() => api.login(wallet, message)))).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 401, 401, 401]);
  });

  it('is older than ten minutes', async () => {
    const wallet = newWallet();
    const { message } = await api.message(wallet);
    api.pass(lifetimes.nonce);
    expect(await refusal(api.login(wallet, message))).toEqual([401, 'nonce_expired']);
  });

  it('was never issued', async () => {
    const wallet = newWallet();
    const { message } = await api.message(wallet);
    expect(await refusal(api.login(wallet, message.replace(/Nonce: \w+/, `Nonce: ${'a'.repeat(32)}`)))).toEqual([401, 'nonce_unknown']);
  });

  it.each([
    ['siwe_wrong_domain', /^lens\.test:8787/, 'evil.test'],
    ['siwe_wrong_uri', 'URI: http://lens.test:8787', 'URI: http://evil.test'],
    ['siwe_wrong_chain', 'Chain ID: 1', 'Chain ID: 10'],
    ['siwe_wrong_statement', 'moves nothing', 'moves everything'],
    ['siwe_wrong_request', /$/, '\nRequest ID: another'],
    ['siwe_issued_in_future', 'Issued At: 2026-06-01T12:00', 'Issued At: 2026-06-01T12:09'],
    ['siwe_expired', 'Expiration Time: 2026-06-01T12:10', 'Expiration Time: 2026-06-01T12:00'],
    ['siwe_not_yet_valid', /$/, '\nNot Before: 2026-06-01T12:09:00Z'],
  ] as const)('was changed before it was signed: %s', async (code, part, change) => {
    const wallet = newWallet();
    const { message } = await api.message(wallet);
    expect(await refusal(api.login(wallet, message.replace(part, change)))).toEqual([401, code]);
  });

  it('is no such message at all', async () => {
    expect(await refusal(api.login(newWallet(), 'Give me a session, please.'))).toEqual([400, 'siwe_malformed']);
  });

  it('was signed by another wallet, or names another one', async () => {
    const [wallet, thief] = [newWallet(), newWallet()];
    const { message } = await api.message(wallet);
    expect(await refusal(api.login(thief, message))).toEqual([401, 'siwe_bad_signature']);
    expect(await refusal(api.login(thief, message.replace(wallet.address, thief.address)))).toEqual([401, 'siwe_bad_signature']);
    expect((await api.login(wallet, message)).status).toBe(200); // a failed attempt does not use the nonce up
  });

  it('is of a contract wallet whose chain can not be asked', async () => {
    api = accountApi(database.sql, { RPC_URLS: new Map([[1, 'http://127.0.0.1:1']]) });
    const { message } = await api.message(newWallet());
    expect(await refusal(api.login(newWallet(), message))).toEqual([503, 'chain_unavailable']);
  });
});

describe('signing in on the connect page', () => {
  it('hands the tokens to the extension that holds the verifier, and to nobody else', async () => {
    const { verifier, challenge } = pkce();
    const wallet = newWallet();
    const ask = () => api.post('/v1/auth/connect-token', { verifier });
    expect((await ask()).status).toBe(202);
    const { message } = await api.message(wallet, challenge);
    expect(await (await ask()).json()).toEqual({ status: 'pending' });
    expect(await (await api.login(wallet, message)).json()).toEqual({ status: 'handed_over' });
    expect((await api.post('/v1/auth/connect-token', { verifier: pkce().verifier })).status).toBe(202);
    expect((await api.post('/v1/auth/connect-token', { verifier: challenge })).status).toBe(202);

    const response = await ask();
    expect(response.status).toBe(200);
    const { accessToken } = Tokens.parse(await response.json());
    expect((await api.me(accessToken)).wallets[0]?.address).toBe(wallet.address);
    expect(await refusal(ask())).toEqual([410, 'connect_already_redeemed']);
  });

  it('hands them over once, however many ask at the same moment', async () => {
    const { verifier, challenge } = pkce();
    const wallet = newWallet();
    await api.login(wallet, (await api.message(wallet, challenge)).message);
    const asked = await Promise.all([1, 2, 3].map(() => api.post('/v1/auth/connect-token', { verifier })));
    expect(asked.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
  });

  it('puts the code that the extension shows into the text that is signed', async () => {
    const { message } = await api.message(newWallet(), 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
    expect(message).toContain('only if your extension shows the code 2F9H-X5GT');
    expect(message).toContain('Request ID: E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  });

  it('can not be turned to another extension after the message was issued', async () => {
    const [mine, thief] = [pkce(), pkce()];
    const wallet = newWallet();
    const { message } = await api.message(wallet, mine.challenge);
    expect(await refusal(api.login(wallet, message.replace(mine.challenge, thief.challenge)))).toEqual([401, 'siwe_wrong_request']);
  });

  it('is over after ten minutes, signed or not', async () => {
    const [unsigned, signed] = [pkce(), pkce()];
    const wallet = newWallet();
    await api.message(wallet, unsigned.challenge);
    await api.login(wallet, (await api.message(wallet, signed.challenge)).message);
    api.pass(lifetimes.connect);
    for (const { verifier } of [unsigned, signed])
      expect(await refusal(api.post('/v1/auth/connect-token', { verifier }))).toEqual([410, 'connect_expired']);
    const late = { address: wallet.address, chainId: 1, challenge: unsigned.challenge };
    expect(await refusal(api.post('/v1/auth/wallet-nonce', late))).toEqual([410, 'connect_expired']);
  });

  it('takes one signature: a second wallet can not replace the first', async () => {
    const { verifier, challenge } = pkce();
    const [first, second] = [newWallet(), newWallet()];
    const [mine, other] = [await api.message(first, challenge), await api.message(second, challenge)];
    expect((await api.login(first, mine.message)).status).toBe(200);
    expect(await refusal(api.login(second, other.message))).toEqual([409, 'connect_already_approved']);
    const again = { address: second.address, chainId: 1, challenge };
    expect(await refusal(api.post('/v1/auth/wallet-nonce', again))).toEqual([409, 'connect_already_approved']);
    const { accessToken } = Tokens.parse(await (await api.post('/v1/auth/connect-token', { verifier })).json());
    expect((await api.me(accessToken)).wallets[0]?.address).toBe(first.address);
  });
});

describe('a session', () => {
  const refresh = (refreshToken: string) => api.post('/v1/auth/refresh', { refreshToken });

  it('lasts as long as it is refreshed', async () => {
    let { tokens } = await api.person();
    for (let day = 0; day < 20; day += 1) {
      api.pass(24 * 3_600_000);
      expect(await refusal(api.get('/v1/auth/me', tokens.accessToken))).toEqual([401, 'token_expired']);
      tokens = Tokens.parse(await (await refresh(tokens.refreshToken)).json());
      expect((await api.get('/v1/auth/me', tokens.accessToken)).status).toBe(200);
    }
  });

  it('ends for everybody when a refresh token is used twice', async () => {
    const { tokens } = await api.person();
    const next = Tokens.parse(await (await refresh(tokens.refreshToken)).json());
    expect(await refusal(refresh(tokens.refreshToken))).toEqual([401, 'refresh_token_reused']);
    expect(await refusal(refresh(next.refreshToken))).toEqual([401, 'refresh_token_invalid']);
    for (const { accessToken } of [tokens, next])
      expect(await refusal(api.get('/v1/auth/me', accessToken))).toEqual([401, 'unauthenticated']);
  });

  it('ends also when both uses come at the same moment', async () => {
    const { tokens } = await api.person();
    const both = await Promise.all([refresh(tokens.refreshToken), refresh(tokens.refreshToken)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    const winner = both.find(({ ok }) => ok);
    const { accessToken } = Tokens.parse(await winner?.json());
    expect((await api.get('/v1/auth/me', accessToken)).status).toBe(401);
  });

  it('leaves the other devices of the same person alone', async () => {
    const { wallet, tokens } = await api.person();
    const other = Tokens.parse(await (await api.login(wallet, (await api.message(wallet)).message)).json());
    await refresh(tokens.refreshToken);
    await refresh(tokens.refreshToken);
    expect((await api.get('/v1/auth/me', other.accessToken)).status).toBe(200);
  });

  it('can not be refreshed after a week away', async () => {
    const { tokens } = await api.person();
    api.pass(lifetimes.refreshToken);
    expect(await refusal(refresh(tokens.refreshToken))).toEqual([401, 'refresh_token_expired']);
  });

  it('does not take an access token for a refresh token, or half of one', async () => {
    const { tokens } = await api.person();
    const guessed = `${tokens.refreshToken.slice(0, 22)}${'A'.repeat(43)}`;
    for (const wrong of [tokens.accessToken, guessed, 'A'.repeat(40)])
      expect(await refusal(refresh(wrong))).toEqual([401, 'refresh_token_invalid']);
    expect((await refresh(tokens.refreshToken)).status).toBe(200);
  });

  it('ends with a logout', async () => {
    const { tokens } = await api.person();
    const headers = { authorization: `Bearer ${tokens.accessToken}` };
    expect((await api.app.request('/v1/auth/logout', { method: 'POST', headers })).status).toBe(204);
    expect(await refusal(api.get('/v1/auth/me', tokens.accessToken))).toEqual([401, 'unauthenticated']);
    expect(await refusal(refresh(tokens.refreshToken))).toEqual([401, 'refresh_token_invalid']);
  });
});
