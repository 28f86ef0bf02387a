import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AccountApi, accountApi, nextAddress } from '../testing/account-api.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import { hashCounter } from '../testing/hash-counter.ts';
import { type MailCatcher, mailCatcher, tokenIn } from '../testing/mail-catcher.ts';
import { emailSteps } from './email-steps.ts';

let database: TestDatabase;
let mail: MailCatcher;
let api: AccountApi;
beforeAll(async () => {
  [database, mail] = await Promise.all([freshDatabase(), mailCatcher()]);
});
afterAll(async () => {
  await mail.stop();
  await database.drop();
});
beforeEach(() => {
  api = accountApi(database.sql, {}, new Map(), { mailer: mail.mailer, derive: hashCounter().derive });
});

const steps = () =>
  emailSteps(async (path, init) =>
    api.app.request(path, { ...init, headers: { ...Object(init.headers), 'x-forwarded-for': nextAddress() } }),
  );
const pkce = () => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};
const password = 'a long walk in Ghent';

describe('the pages for an e-mail address', () => {
  it('register, confirm, sign in for the extension that waits, and set a new password', async () => {
    const { verifier, challenge } = pkce();
    expect(await steps().register('ana@mail.example', password, challenge)).toEqual({ end: 'mail_sent' });
    expect(await steps().confirm(tokenIn((await mail.take())[0]), password)).toEqual({ end: 'handed_over' });
    expect((await api.post('/v1/auth/connect-token', { verifier })).status).toBe(200);
    expect(await steps().signIn('ana@mail.example', password, pkce().challenge)).toEqual({ end: 'handed_over' });
    expect(await steps().askReset('ana@mail.example')).toEqual({ end: 'mail_sent' });
    expect(await steps().setPassword(tokenIn((await mail.take())[0]), 'another long walk')).toEqual({ end: 'set' });
    expect(await steps().signIn('ana@mail.example', 'another long walk', pkce().challenge)).toEqual({ end: 'handed_over' });
  });

  it.each<[string, () => Promise<unknown>, string, boolean]>([
    [
      'the password is wrong',
      () => steps().signIn('ana@mail.example', 'not this one', pkce().challenge),
      'There is no account with this address',
      true,
    ],
    ['the address is none', () => steps().register('ana', password, pkce().challenge), 'This is not an e-mail address', true],
    ['the password is short', () => steps().register('ben@mail.example', 'short', pkce().challenge), 'This password is too short', true],
    [
      'the password is common',
      () => steps().register('ben@mail.example', 'password123', pkce().challenge),
      'This password is among the first',
      true,
    ],
    ['the link was used', () => steps().confirm('A'.repeat(65), password), 'This link does not work', false],
    ['the link is broken', () => steps().setPassword('half', password), 'This link does not work', false],
  ])('say what to do when %s', async (_why, go, title, again) => {
    expect(await go()).toMatchObject({ trouble: { title: expect.stringContaining(title), again, advice: expect.stringMatching(/\w/) } });
  });

  it('say when the server can not be reached, or answers what no server of ours does', async () => {
    const trouble = { trouble: { title: 'The server can not be reached' } };
    expect(await emailSteps(() => Promise.reject(new TypeError('Failed to fetch'))).askReset('ana@mail.example')).toMatchObject(trouble);
    expect(await emailSteps(async () => new Response('<h1>502</h1>', { status: 502 })).askReset('ana@mail.example')).toMatchObject(trouble);
    expect(await emailSteps(async () => Response.json({ hello: 1 })).askReset('ana@mail.example')).toMatchObject({
      trouble: { title: 'The server answered something unexpected' },
    });
  });
});
