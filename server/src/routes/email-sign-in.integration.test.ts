import { createHash, randomBytes } from 'node:crypto';
import { lifetimes, Tokens } from '@infofi-lens/shared/contracts/auth';
import { Problem } from '@infofi-lens/shared/contracts/problem';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AccountApi, accountApi } from '../testing/account-api.ts';
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
  hashes.take();
});

const password = 'a long walk in Ghent';
let people = 0;
const newAddress = () => {
  people += 1;
  return `person${people}@mail.example`;
};
const pkce = () => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};
const register = (email: string, more = {}) => api.post('/v1/auth/register', { email, password, ...more });
const login = (email: string, more = {}) => api.post('/v1/auth/login', { email, password, ...more });
const confirm = (token: string, more = {}) => api.post('/v1/auth/confirm', { token, password, ...more });
const refusal = async (asked: Promise<Response> | Response) => {
  const response = await asked;
  return [response.status, Problem.parse(await response.json()).code];
};
async function registered(email = newAddress()): Promise<string> {
  await register(email);
  expect((await confirm(tokenIn((await mail.take())[0]))).status).toBe(200);
  return email;
}
/** What an answer shows to whoever asked. */
const shown = async (asked: Promise<Response> | Response) => {
  const response = await asked;
  const { requestId: _, ...body } = (await response.json()) as Record<string, unknown>;
  return { status: response.status, names: [...response.headers.keys()].sort(), body };
};
const rows = async () =>
  Object.fromEntries(
    await Promise.all(
      ['pending_emails', 'password_resets', 'request_limits'].map(
        async (table) => [table, (await database.sql`select from ${database.sql(table)}`).length] as const,
      ),
    ),
  );

describe('registering with an e-mail address', () => {
  it('makes an account once the link in the mail is followed and the password entered again', async () => {
    const email = 'Maria.Lopez@MAIL.Example';
    expect((await register(email)).status).toBe(202);
    expect(await refusal(login(email))).toEqual([401, 'wrong_email_or_password']);
    const [sent] = await mail.take();
    expect(sent).toMatchObject({ to: 'Maria.Lopez@mail.example', subject: 'Confirm your address for InfoFi Lens' });
    expect(sent?.text).toContain('http://lens.test:8787/confirm?lang=en#token=');

    expect(await (await confirm(tokenIn(sent))).json()).toEqual({ status: 'confirmed' });
    const { accessToken } = Tokens.parse(await (await login('maria.lopez@mail.example')).json());
    const account = await api.me(accessToken);
    expect(account).toMatchObject({ wallets: [], email: { address: 'Maria.Lopez@mail.example', confirmedAt: api.now() } });
  });

  it('keeps neither the password nor the token of the mail', async () => {
    await register(newAddress());
    const token = tokenIn((await mail.take())[0]);
    const kept = JSON.stringify(await database.sql`select *, encode(secret_hash, 'escape') from pending_emails`);
    expect(kept).toContain(token.slice(0, 22));
    expect(kept).not.toContain(token.slice(22));
    expect(kept).not.toContain(password);
    expect(kept).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });

  it('can not be confirmed by whoever does not know the password: nobody is made to own what another began', async () => {
    await register(newAddress(), { password: 'chosen by a stranger' });
    const token = tokenIn((await mail.take())[0]);
    expect(await refusal(confirm(token))).toEqual([401, 'wrong_password']);
    expect((await confirm(token, { password: 'chosen by a stranger' })).status).toBe(200);
  });

  it('takes each link once, also of two at the same moment, and not after a day', async () => {
    await register(newAddress());
    const token = tokenIn((await mail.take())[0]);
    const both = await Promise.all([confirm(token), confirm(token)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect(await refusal(confirm(token))).toEqual([410, 'mail_link_invalid']);
    expect(await refusal(confirm(`${token.slice(0, 22)}${'A'.repeat(43)}`))).toEqual([410, 'mail_link_invalid']);

    await register(newAddress());
    const late = tokenIn((await mail.take())[0]);
    api.pass(lifetimes.confirmation);
    expect(await refusal(confirm(late))).toEqual([410, 'mail_link_expired']);
  });

  it('gives one address to one account, whatever links were sent to it', async () => {
    const email = newAddress();
    await register(email);
    await register(email.toUpperCase());
    const [first, second] = (await mail.take()).map(tokenIn);
    expect((await confirm(first ?? '')).status).toBe(200);
    expect(await refusal(confirm(second ?? ''))).toEqual([410, 'mail_link_invalid']);
  });

  it.each([
    ['password-123', 400, 'password_too_common'],
    ['ninechars', 400, 'invalid_input'],
    ['x'.repeat(129), 400, 'invalid_input'],
    ['half a pair \ud83e', 400, 'invalid_input'],
  ])('refuses the password %j', async (wrong, status, code) => {
    expect(await refusal(register(newAddress(), { password: wrong }))).toEqual([status, code]);
    expect(await mail.take()).toEqual([]);
  });

  it.each(['nobody', 'a@b', 'two@@mail.example', 'line\nbreak@mail.example', `${'x'.repeat(250)}@mail.example`])(
    'refuses the address %j',
    async (email) => {
      expect(await refusal(register(email))).toEqual([400, 'invalid_input']);
    },
  );

  it('is refused by a server that sends no mail, before anything is computed or kept', async () => {
    api = accountApi(database.sql, {}, new Map(), { derive: hashes.derive });
    const before = await rows();
    expect(await refusal(register(newAddress()))).toEqual([503, 'mail_not_configured']);
    expect(await refusal(api.post('/v1/auth/reset', { email: newAddress() }))).toEqual([503, 'mail_not_configured']);
    expect(hashes.take()).toEqual([]);
    expect((await rows()).pending_emails).toBe(before.pending_emails);
  });
});

describe('an address that is known and one that is not', () => {
  it.each<[string, (email: string) => Promise<Response> | Response, { hashes: number; rows: Record<string, number> }]>([
    ['registering', (email) => register(email), { hashes: 1, rows: { pending_emails: 1, password_resets: 0, request_limits: 2 } }],
    [
      'a wrong password',
      (email) => login(email, { password: 'not this one' }),
      { hashes: 1, rows: { pending_emails: 0, password_resets: 0, request_limits: 2 } },
    ],
    [
      'asking for a new password',
      (email) => api.post('/v1/auth/reset', { email }),
      { hashes: 0, rows: { pending_emails: 0, password_resets: 1, request_limits: 2 } },
    ],
  ])('are answered alike, after the same work: %s', async (_what, ask, work) => {
    const known = await registered();
    await mail.take();
    api.pass(24 * 3_600_000);
    const seen = [];
    for (const email of [known, newAddress()]) {
      hashes.take();
      const before = await rows();
      const answer = await shown(ask(email));
      const after = await rows();
      seen.push({
        answer,
        hashes: hashes.take(),
        rows: Object.fromEntries(Object.keys(after).map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)])),
      });
    }
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]?.rows).toEqual(work.rows);
    expect(seen[0]?.hashes).toEqual(Array.from({ length: work.hashes }, () => '19456 KiB, 2 passes, 1 lane, 32 bytes'));
  });

  it('differ in the mail alone: who has an account is told so', async () => {
    const known = await registered();
    api.pass(3_600_000);
    await register(known, { password: 'another long password' });
    const [sent] = await mail.take();
    expect(sent?.subject).toBe('You already have an account at InfoFi Lens');
    expect(sent?.text).not.toContain('#token');
    expect(await refusal(login(known, { password: 'another long password' }))).toEqual([401, 'wrong_email_or_password']);
    expect((await login(known)).status).toBe(200);
  });

  it('are limited alike: ten tries for an address, from however many networks, and three mails', async () => {
    const known = await registered();
    api.pass(24 * 3_600_000);
    for (const email of [known, newAddress()]) {
      const tries = await Promise.all(Array.from({ length: 11 }, () => login(email, { password: 'not this one' })));
      expect(tries.map(({ status }) => status).sort()).toEqual([...Array(10).fill(401), 429]);
      const mails = [await register(email), await api.post('/v1/auth/reset', { email }), await register(email), await register(email)];
      expect(mails.map(({ status }) => status)).toEqual([202, 202, 202, 429]);
      expect(Number(mails[3]?.headers.get('retry-after'))).toBeGreaterThan(60);
    }
    api.pass(60_000);
    expect((await login(known)).status).toBe(200);
  });

  it('are limited for each network too, and named in no table of limits', async () => {
    const network = { 'x-forwarded-for': '203.0.113.7' };
    const tries = await Promise.all(
      Array.from({ length: 22 }, () => api.post('/v1/auth/login', { email: newAddress(), password }, network)),
    );
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(2);
    expect(JSON.stringify(await database.sql`select caller from request_limits`)).not.toContain('mail.example');
  });
});

describe('an extension that waits', () => {
  it('is signed in when the person signs in on its page', async () => {
    const { verifier, challenge } = pkce();
    const email = await registered();
    expect(await (await login(email, { challenge })).json()).toEqual({ status: 'handed_over' });
    const { accessToken } = Tokens.parse(await (await api.post('/v1/auth/connect-token', { verifier })).json());
    expect((await api.me(accessToken)).email?.address).toBe(email);
    expect(await refusal(login(email, { challenge }))).toEqual([409, 'connect_already_approved']);
  });

  it('is signed in by following the link, while it still waits', async () => {
    const { verifier, challenge } = pkce();
    await register(newAddress(), { challenge });
    expect((await api.post('/v1/auth/connect-token', { verifier })).status).toBe(202);
    expect(await (await confirm(tokenIn((await mail.take())[0]))).json()).toEqual({ status: 'handed_over' });
    expect((await api.post('/v1/auth/connect-token', { verifier })).status).toBe(200);
  });

  it('is not, when the link is followed after its ten minutes; the address is confirmed all the same', async () => {
    const { verifier, challenge } = pkce();
    const email = newAddress();
    await register(email, { challenge });
    api.pass(lifetimes.connect);
    expect(await (await confirm(tokenIn((await mail.take())[0]))).json()).toEqual({ status: 'confirmed' });
    expect(await refusal(api.post('/v1/auth/connect-token', { verifier }))).toEqual([410, 'connect_expired']);
    expect(await refusal(login(email, { challenge }))).toEqual([410, 'connect_expired']);
    expect((await login(email)).status).toBe(200);
  });
});
