import { createHash, randomBytes } from 'node:crypto';
import { Account, SessionList } from '@infofi-lens/shared/contracts/account';
import { lifetimes, Tokens } from '@infofi-lens/shared/contracts/auth';
import { Problem } from '@infofi-lens/shared/contracts/problem';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AccountApi, accountApi, nextAddress } from '../testing/account-api.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import { hashCounter } from '../testing/hash-counter.ts';
import { type MailCatcher, mailCatcher, tokenIn } from '../testing/mail-catcher.ts';

let database: TestDatabase;
let mail: MailCatcher;
let api: AccountApi;
const hashes = hashCounter();
beforeAll(async () => {
  [database, mail] = await Promise.all([freshDatabase(), mailCatcher()]);
});
afterAll(async () => {
  await mail.stop();
  await database.drop();
});
beforeEach(async () => {
  api = accountApi(database.sql, {}, new Map(), { mailer: mail.mailer, derive: hashes.derive });
  await mail.take();
});

const password = 'a long walk in Ghent';
const other = 'a short walk in Bruges';
let people = 0;
const newAddress = () => {
  people += 1;
  return `someone${people}@mail.example`;
};
const bearer = (tokens: Tokens) => ({ authorization: `Bearer ${tokens.accessToken}` });
const refusal = async (asked: Promise<Response> | Response) => {
  const response = await asked;
  return [response.status, Problem.parse(await response.json()).code];
};
const ask = (method: string, path: string, tokens: Tokens, body?: unknown) =>
  api.app.request(path, {
    method,
    headers: { ...bearer(tokens), 'content-type': 'application/json', 'x-forwarded-for': nextAddress() },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const login = (email: string, chosen = password) => api.post('/v1/auth/login', { email, password: chosen });
const tokensOf = async (email: string, chosen = password) => Tokens.parse(await (await login(email, chosen)).json());
async function registered(): Promise<string> {
  const email = newAddress();
  await api.post('/v1/auth/register', { email, password });
  await api.post('/v1/auth/confirm', { token: tokenIn((await mail.take())[0]), password });
  return email;
}
async function resetLink(email: string): Promise<string> {
  await api.post('/v1/auth/reset', { email });
  return tokenIn((await mail.take())[0]);
}
const finish = (token: string, chosen = other) => api.post('/v1/auth/reset/finish', { token, password: chosen });

describe('a forgotten password', () => {
  it('is replaced by following the link in a mail, and every device is signed out', async () => {
    const email = await registered();
    const before = await tokensOf(email);
    expect((await finish(await resetLink(email))).status).toBe(204);
    expect((await mail.take()).map(({ to, subject }) => [to, subject])).toEqual([[email, 'Your password for InfoFi Lens was changed']]);
    expect(await refusal(login(email))).toEqual([401, 'wrong_email_or_password']);
    expect((await login(email, other)).status).toBe(200);
    expect(await refusal(api.get('/v1/auth/me', before.accessToken))).toEqual([401, 'unauthenticated']);
    expect(await refusal(api.post('/v1/auth/refresh', { refreshToken: before.refreshToken }))).toEqual([401, 'refresh_token_invalid']);
  });

  it('gives no tokens to an extension that was signed in for with the old one and has not fetched them', async () => {
    const email = await registered();
    const verifier = randomBytes(32).toString('base64url');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    expect(await (await api.post('/v1/auth/login', { email, password, challenge })).json()).toEqual({ status: 'handed_over' });
    await finish(await resetLink(email));
    expect((await api.post('/v1/auth/connect-token', { verifier })).status).toBe(202);
  });

  it('sends no mail to an address that nobody has', async () => {
    expect((await api.post('/v1/auth/reset', { email: newAddress() })).status).toBe(202);
    expect(await mail.take()).toEqual([]);
  });

  it('has links that work once, for an hour, and not after another one was used', async () => {
    const email = await registered();
    const [first, second] = [await resetLink(email), await resetLink(email)];
    const both = await Promise.all([finish(first), finish(first)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 410]);
    expect(await refusal(finish(second))).toEqual([410, 'mail_link_invalid']);
    await mail.take();

    api.pass(24 * 3_600_000);
    const late = await resetLink(email);
    api.pass(lifetimes.passwordReset);
    expect(await refusal(finish(late))).toEqual([410, 'mail_link_expired']);
    expect(await refusal(finish(`${late.slice(0, 22)}${'A'.repeat(43)}`))).toEqual([410, 'mail_link_invalid']);
  });

  it('keeps the link in no table, and may not become an easy one', async () => {
    const email = await registered();
    const token = await resetLink(email);
    const kept = JSON.stringify(await database.sql`select *, encode(secret_hash, 'escape') from password_resets`);
    expect(kept).toContain(token.slice(0, 22));
    expect(kept).not.toContain(token.slice(22));
    expect(await refusal(finish(token, email))).toEqual([400, 'password_too_common']);
    expect((await finish(token)).status).toBe(204);
  });
});

describe('changing the password', () => {
  const change = (tokens: Tokens, current: string, chosen = other) =>
    ask('POST', '/v1/auth/password', tokens, { current, password: chosen });

  it('needs the present one, and signs out all devices but this', async () => {
    const email = await registered();
    const [mine, elsewhere] = [await tokensOf(email), await tokensOf(email)];
    expect(await refusal(change(mine, 'not this one'))).toEqual([401, 'wrong_password']);
    expect(await refusal(change(mine, password, 'password123'))).toEqual([400, 'password_too_common']);
    expect((await change(mine, password)).status).toBe(204);
    expect((await mail.take()).at(-1)?.subject).toBe('Your password for InfoFi Lens was changed');
    expect((await api.get('/v1/auth/me', mine.accessToken)).status).toBe(200);
    expect((await api.get('/v1/auth/me', elsewhere.accessToken)).status).toBe(401);
    expect((await login(email, other)).status).toBe(200);
  });

  it('can not be tried more often than signing in', async () => {
    const email = await registered();
    const tokens = await tokensOf(email);
    const tries = await Promise.all(Array.from({ length: 12 }, () => change(tokens, 'not this one')));
    expect(tries.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(3);
  });

  it('is for accounts that have one', async () => {
    const { tokens } = await api.person();
    expect(await refusal(change(tokens, password))).toEqual([404, 'not_found']);
  });
});

describe('an address of an account that signs in with a wallet', () => {
  const add = (tokens: Tokens, email: string) => ask('POST', '/v1/auth/email', tokens, { email, password });
  const confirm = async () => api.post('/v1/auth/confirm', { token: tokenIn((await mail.take())[0]), password });
  const me = async (tokens: Tokens) => Account.parse(await (await api.get('/v1/auth/me', tokens.accessToken)).json());

  it('is added once it is confirmed, and signs in to the same account', async () => {
    const { tokens, account } = await api.person();
    const email = newAddress();
    expect((await add(tokens, email)).status).toBe(202);
    expect((await me(tokens)).email).toBeUndefined();
    expect((await confirm()).status).toBe(200);
    expect(await me(await tokensOf(email))).toMatchObject({ id: account.id, email: { address: email }, wallets: account.wallets });
  });

  it('may take the place of another, whose owner is told', async () => {
    const { tokens } = await api.person();
    const [first, second] = [newAddress(), newAddress()];
    await add(tokens, first);
    await confirm();
    const reset = await resetLink(first);
    await add(tokens, second);
    expect((await confirm()).status).toBe(200);
    expect((await mail.take()).map(({ to, subject }) => [to, subject])).toEqual([[first, 'How you sign in to InfoFi Lens was changed']]);
    expect((await login(first)).status).toBe(401);
    expect(await refusal(finish(reset))).toEqual([410, 'mail_link_invalid']);
    expect((await me(tokens)).email?.address).toBe(second);
  });

  it('that is somebody else’s is not said to be: only its owner is told', async () => {
    const theirs = await registered();
    const { tokens } = await api.person();
    api.pass(3_600_000 / 10);
    expect((await add(tokens, theirs)).status).toBe(202);
    expect((await mail.take()).map(({ subject }) => subject)).toEqual(['You already have an account at InfoFi Lens']);
  });

  it('that was confirmed elsewhere meanwhile is not taken over', async () => {
    const { tokens } = await api.person();
    const email = newAddress();
    await add(tokens, email);
    const mine = tokenIn((await mail.take())[0]);
    await database.sql`insert into account_emails (account_id, address, password_hash, confirmed_at, password_at)
      select id, ${email.toUpperCase()}, '', 0, 0 from accounts where id <> (select account_id from pending_emails where lower(address) = ${email} limit 1)
        and id not in (select account_id from account_emails) limit 1`;
    expect(await refusal(api.post('/v1/auth/confirm', { token: mine, password }))).toEqual([409, 'email_taken']);
  });

  it('can be taken away while there is another way in', async () => {
    const { tokens } = await api.person();
    await add(tokens, newAddress());
    await confirm();
    expect((await ask('DELETE', '/v1/auth/email', tokens)).status).toBe(204);
    expect((await mail.take())[0]?.text).toContain('This address can not sign in any more.');
    expect(await refusal(ask('DELETE', '/v1/auth/email', tokens))).toEqual([404, 'not_found']);
    const only = await tokensOf(await registered());
    expect(await refusal(ask('DELETE', '/v1/auth/email', only))).toEqual([409, 'last_way_to_sign_in']);
  });
});

describe('where an account is signed in', () => {
  const agent = { chrome: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36' };
  const list = async (tokens: Tokens) => SessionList.parse(await (await ask('GET', '/v1/auth/sessions', tokens)).json()).items;

  it('is listed with two words for each device and no network address, and the one that asks is marked', async () => {
    const email = await registered();
    const first = await tokensOf(email);
    api.pass(60_000);
    const here = { 'user-agent': agent.chrome, 'x-forwarded-for': '198.51.100.77' };
    const second = Tokens.parse(await (await api.post('/v1/auth/login', { email, password }, here)).json());
    expect((await list(second)).map(({ device, current, createdAt }) => [device, current, createdAt])).toEqual([
      [{ browser: 'chrome', system: 'linux' }, true, api.now()],
      [{ browser: 'other', system: 'other' }, false, api.now() - 60_000],
    ]);
    api.pass(60_000);
    await api.post('/v1/auth/refresh', { refreshToken: first.refreshToken });
    expect((await list(second))[0]).toMatchObject({ current: false, lastUsedAt: api.now() });
    expect(JSON.stringify(await database.sql`select * from sessions`)).not.toContain('198.51');
  });

  it('can be ended one by one, and all but this one', async () => {
    const email = await registered();
    const [mine, b, c, d] = [await tokensOf(email), await tokensOf(email), await tokensOf(email), await tokensOf(email)];
    const [theirs] = (await list(b)).filter(({ current }) => current);
    expect((await ask('DELETE', `/v1/auth/sessions/${theirs?.id}`, mine)).status).toBe(204);
    expect(await refusal(ask('DELETE', `/v1/auth/sessions/${theirs?.id}`, mine))).toEqual([404, 'not_found']);
    expect((await api.get('/v1/auth/me', b.accessToken)).status).toBe(401);
    expect(await (await ask('DELETE', '/v1/auth/sessions', mine)).json()).toEqual({ ended: 2 });
    for (const ended of [c, d])
      expect(await refusal(api.post('/v1/auth/refresh', { refreshToken: ended.refreshToken }))).toEqual([401, 'refresh_token_invalid']);
    expect((await list(mine)).map(({ current }) => current)).toEqual([true]);
  });

  it('leaves out what can not be used any more', async () => {
    const email = await registered();
    await tokensOf(email);
    api.pass(lifetimes.refreshToken);
    expect(await list(await tokensOf(email))).toHaveLength(1);
  });
});
