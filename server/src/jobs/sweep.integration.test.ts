import { lifetimes } from '@infofi-lens/shared/contracts/auth';
import { pino } from 'pino';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emailStore } from '../stores/auth/email-store.ts';
import { sessionStore } from '../stores/auth/session-store.ts';
import { signInStore } from '../stores/auth/sign-in-store.ts';
import { requestLimitStore } from '../stores/request-limit-store.ts';
import { xLinkStore } from '../stores/x-link-store.ts';
import { accountApi } from '../testing/account-api.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import { sweep } from './sweep.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

it('removes what can never be used again, and signs nobody out who could still refresh', async () => {
  const { sql } = database;
  const api = accountApi(sql);
  const job = sweep({
    sessions: sessionStore(sql),
    signIns: signInStore(sql),
    emails: emailStore(sql),
    xLinks: xLinkStore(sql),
    limits: requestLimitStore(sql),
    now: api.now,
    log: pino({ level: 'silent' }),
  });
  const sweepNow = async () => (await job.start())();
  const count = async () =>
    Object.fromEntries(
      await Promise.all(
        ['sessions', 'access_tokens', 'refresh_tokens', 'wallet_nonces', 'connect_logins', 'accounts'].map(
          async (table) => [table, (await sql`select 1 from ${sql(table)}`).length] as const,
        ),
      ),
    );

  const { tokens } = await api.person();
  await api.message(privateKeyToAccount(generatePrivateKey()), 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  await sweepNow();
  expect(await count()).toEqual({ sessions: 1, access_tokens: 1, refresh_tokens: 1, wallet_nonces: 2, connect_logins: 1, accounts: 1 });

  api.pass(lifetimes.refreshToken - 1);
  await sweepNow();
  expect(await count()).toEqual({ sessions: 1, access_tokens: 0, refresh_tokens: 1, wallet_nonces: 0, connect_logins: 0, accounts: 1 });
  expect((await api.post('/v1/auth/refresh', { refreshToken: tokens.refreshToken })).status).toBe(200);

  api.pass(lifetimes.refreshToken + 2 * 3_600_000);
  await sweepNow();
  expect(await count()).toMatchObject({ sessions: 0, refresh_tokens: 0, accounts: 1 });
});
