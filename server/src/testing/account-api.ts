import { Account } from '@infofi-lens/shared/contracts/account';
import { Tokens, WalletNonce } from '@infofi-lens/shared/contracts/auth';
import type { EpochMs } from '@infofi-lens/shared/units';
import { pino } from 'pino';
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';
import { createApp } from '../app.ts';
import { compose, type Given } from '../compose.ts';
import type { Sql } from '../db/client.ts';
import { quietEnv } from './quiet-env.ts';

export const publicUrl = new URL('http://lens.test:8787');

export interface Person {
  wallet: PrivateKeyAccount;
  tokens: Tokens;
  account: Account;
}

export type AccountApi = ReturnType<typeof accountApi>;

/** Who sends mails, and how passwords are hashed. */
type Mailing = Pick<Given, 'mailer' | 'derive'>;

const usualEnv = { ...quietEnv, TRUSTED_PROXIES: 1, MAX_CONCURRENT_REQUESTS: 100 };

/** The whole API on a test database, with a clock that the test moves, and people who sign in with real keys. */
export function accountApi(sql: Sql, env: Partial<Given['env']> = {}, pages: Given['pages'] = new Map(), mail: Mailing = {}) {
  let clock = Date.parse('2026-06-01T12:00:00Z');
  const now = () => clock as EpochMs; // a literal time and what is added to it
  const { deps, jobs } = compose({ env: { ...usualEnv, ...env }, sql, publicUrl, pages, now, log: pino({ level: 'silent' }), ...mail });
  const app = createApp(deps);

  const api = {
    app,
    deps,
    /** What would run beside it. A test that needs them starts and stops them. */
    jobs,
    now,
    pass(ms: number): void {
      clock += ms;
    },
    /** Sends JSON, as another network address each time unless told otherwise, so that limits stay out of the way. */
    post(path: string, body: unknown, headers: Record<string, string> = {}) {
      return app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': nextAddress(), ...headers },
        body: JSON.stringify(body),
      });
    },
    get: (path: string, accessToken?: string) =>
      app.request(path, accessToken === undefined ? {} : { headers: { authorization: `Bearer ${accessToken}` } }),
    async me(accessToken: string): Promise<Account> {
      return Account.parse(await (await api.get('/v1/auth/me', accessToken)).json());
    },
    async message(wallet: PrivateKeyAccount, challenge?: string) {
      const response = await api.post('/v1/auth/wallet-nonce', { address: wallet.address, chainId: 1, ...(challenge && { challenge }) });
      return WalletNonce.parse(await response.json());
    },
    async login(wallet: PrivateKeyAccount, message: string) {
      return api.post('/v1/auth/wallet-login', { message, signature: await wallet.signMessage({ message }) });
    },
    /** Gives an account an address, as if its owner had confirmed it, with a password that nobody knows. */
    async giveEmail(accountId: string, address: string): Promise<void> {
      await sql`insert into account_emails (account_id, address, password_hash, confirmed_at, password_at)
        values (${accountId}, ${address}, ${unknownPassword}, ${now()}, ${now()}) on conflict do nothing`;
    },
    async person(): Promise<Person> {
      const wallet = privateKeyToAccount(generatePrivateKey());
      const tokens = Tokens.parse(await (await api.login(wallet, (await api.message(wallet)).message)).json());
      return { wallet, tokens, account: await api.me(tokens.accessToken) };
    },
  };
  return api;
}

/** The hash of a password that nobody knows. */
const unknownPassword = `$argon2id$v=19$m=8,t=1,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;

let addresses = 0;
/** An address that no request came from before. */
export function nextAddress(): string {
  addresses += 1;
  return `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;
}
