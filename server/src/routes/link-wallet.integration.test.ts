import { createHash, randomBytes } from 'node:crypto';
import { Account, AccountErasure } from '@infofi-lens/shared/contracts/account';
import { lifetimes, type Tokens, WalletNonce } from '@infofi-lens/shared/contracts/auth';
import { Problem } from '@infofi-lens/shared/contracts/problem';
import { Signed } from '@infofi-lens/shared/signing/signed';
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AccountApi, accountApi, nextAddress } from '../testing/account-api.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import { privateRoutes } from '../testing/private-routes.ts';

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
const refusal = async (asked: Promise<Response> | Response) => {
  const response = await asked;
  return [response.status, Problem.parse(await response.json()).code];
};
const ask = (method: string, path: string, { accessToken }: Tokens, body: unknown) =>
  api.app.request(path, {
    method,
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json', 'x-forwarded-for': nextAddress() },
    body: JSON.stringify(body),
  });
const message = async (wallet: PrivateKeyAccount, challenge: string, purpose = 'add_wallet') =>
  WalletNonce.parse(await (await api.post('/v1/auth/wallet-nonce', { address: wallet.address, chainId: 1, challenge, purpose })).json())
    .message;
const link = (verifier: string, tokens: Tokens) => ask('POST', '/v1/profiles/link-wallet', tokens, { verifier });
const unlink = (address: string, tokens: Tokens) => ask('DELETE', '/v1/profiles/link-wallet', tokens, { address });
const walletsOf = async ({ accessToken }: Tokens) => (await api.me(accessToken)).wallets.map(({ address }) => address);
/** A wallet signs on the connect page, and the extension that waits says whose it is. */
async function added(wallet: PrivateKeyAccount, tokens: Tokens): Promise<Response> {
  const { verifier, challenge } = pkce();
  await api.login(wallet, await message(wallet, challenge));
  return link(verifier, tokens);
}

describe('another wallet of the same account', () => {
  it('is added by its own signature, and signs in to that account from then on', async () => {
    const { wallet, tokens, account } = await api.person();
    const second = newWallet();
    const { verifier, challenge } = pkce();
    expect((await link(verifier, tokens)).status).toBe(202);
    const text = await message(second, challenge);
    expect(text).toContain('Add this wallet to an account of InfoFi Lens, to sign in with. Go on only if your extension shows the code');
    expect(await (await api.login(second, text)).json()).toEqual({ status: 'handed_over' });
    expect(await (await link(verifier, tokens)).json()).toEqual({ status: 'linked', address: second.address });
    expect(await refusal(link(verifier, tokens))).toEqual([410, 'connect_already_redeemed']);

    expect(await walletsOf(tokens)).toEqual([wallet.address, second.address].sort());
    const again = await api.login(second, (await api.message(second)).message);
    expect((await api.me(((await again.json()) as Tokens).accessToken)).id).toBe(account.id);
  });

  it('needs somebody who waits for it', async () => {
    const asked = api.post('/v1/auth/wallet-nonce', { address: newWallet().address, chainId: 1, purpose: 'add_wallet' });
    expect(await refusal(asked)).toEqual([400, 'invalid_input']);
  });

  it('can not be had with a signature for signing in, nor sign in with one for adding', async () => {
    const { tokens } = await api.person();
    const wallet = newWallet();
    const [adding, signing] = [pkce(), pkce()];
    await api.login(wallet, await message(wallet, adding.challenge));
    expect((await api.post('/v1/auth/connect-token', { verifier: adding.verifier })).status).toBe(202);
    await api.login(wallet, await message(wallet, signing.challenge, 'sign_in'));
    expect((await link(signing.verifier, tokens)).status).toBe(202);
    const text = await message(wallet, pkce().challenge);
    expect(await refusal(api.login(wallet, text.replace(/Add this wallet.*with\./, 'Sign in to InfoFi Lens.')))).toEqual([
      401,
      'siwe_wrong_statement',
    ]);
  });

  it('is of one account at most', async () => {
    const [one, two] = [await api.person(), await api.person()];
    expect(await refusal(added(two.wallet, one.tokens))).toEqual([409, 'wallet_taken']);
    expect(await walletsOf(two.tokens)).toEqual([two.wallet.address]);
    expect((await added(one.wallet, one.tokens)).status).toBe(200); // it is there already
    expect(await walletsOf(one.tokens)).toEqual([one.wallet.address]);
  });

  it('goes to one of two accounts that add it at once', async () => {
    const people = [await api.person(), await api.person()];
    const wallet = newWallet();
    const answers = await Promise.all(people.map(({ tokens }) => added(wallet, tokens)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is not added after ten minutes', async () => {
    const { tokens } = await api.person();
    const { verifier, challenge } = pkce();
    const wallet = newWallet();
    await api.login(wallet, await message(wallet, challenge));
    api.pass(lifetimes.connect);
    expect(await refusal(link(verifier, tokens))).toEqual([410, 'connect_expired']);
  });

  it('can be removed while another way in is left, however its address is written', async () => {
    const { wallet, tokens } = await api.person();
    const second = newWallet();
    await added(second, tokens);
    expect((await unlink(wallet.address.toLowerCase(), tokens)).status).toBe(204);
    expect(await refusal(unlink(wallet.address, tokens))).toEqual([404, 'not_found']);
    expect(await refusal(unlink(second.address, tokens))).toEqual([409, 'last_way_to_sign_in']);
    expect(await walletsOf(tokens)).toEqual([second.address]);
  });

  it('leaves one of two that are removed at once', async () => {
    const { wallet, tokens } = await api.person();
    const second = newWallet();
    await added(second, tokens);
    const answers = await Promise.all([wallet, second].map(({ address }) => unlink(address, tokens)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await walletsOf(tokens)).toHaveLength(1);
  });
});

describe('deleting an account', () => {
  const erase = (tokens: Tokens) => ask('DELETE', '/v1/auth/me', tokens, { erase: 'account' });
  const counts = async () => {
    const tables = await database.sql<{ name: string }[]>`
      select distinct c.relname as name from pg_constraint f join pg_class c on c.oid = f.conrelid
      where f.contype = 'f' and f.confrelid in ('accounts'::regclass, 'sessions'::regclass)`;
    return Object.fromEntries(
      await Promise.all(
        [...tables.map(({ name }) => name), 'accounts', 'wallet_nonces'].map(
          async (name) => [name, (await database.sql`select from ${database.sql(name)}`).length] as const,
        ),
      ),
    );
  };

  it('needs to be said in words', async () => {
    const { tokens } = await api.person();
    expect(await refusal(ask('DELETE', '/v1/auth/me', tokens, {}))).toEqual([400, 'invalid_input']);
  });

  it('leaves nothing of it in any table, nothing of others is touched, and the server signs for that', async () => {
    await api.person();
    const before = await counts();
    const person = await api.person();
    // Whatever an account can have: what the private routes would show of it (but a wallet that waits to be anybody's).
    for (const { prepare, path, method } of privateRoutes)
      if (!(method === 'POST' && path === '/profiles/link-wallet')) await prepare?.(api, person);
    await added(newWallet(), person.tokens);
    await database.sql`insert into pending_emails (selector, secret_hash, address, password_hash, expires_at)
      values ('s', '', ${person.account.id.toUpperCase()} || '@mail.example', '', 0)`;
    await database.sql`insert into password_resets (selector, secret_hash, account_id, expires_at) values ('s', '', ${person.account.id}, 0)`;

    const proof = Signed.parse(await (await erase(person.tokens)).json());
    const { account, at, tables } = AccountErasure.parse(JSON.parse(proof.text));
    expect([account, at]).toEqual([person.account.id, api.now()]);
    expect(tables).toMatchObject({
      accounts: { deleted: 1, left: 0 },
      account_wallets: { deleted: 2 },
      account_emails: { deleted: 1 },
      pending_emails: { deleted: 1 },
      sessions: { deleted: 1 },
      access_tokens: { deleted: 1 },
    });
    for (const table of ['linked_contributors', 'profile_contests', 'owned_profiles', 'connect_logins', 'wallet_nonces'])
      expect(tables[table]?.deleted, table).toBeGreaterThan(0);
    expect(proof.keyId).toBe((await api.deps.signing.signer()).keyId);
    expect(await counts()).toEqual(before);
    expect(await refusal(erase(person.tokens))).toEqual([401, 'unauthenticated']);
  });

  it('lets the wallet sign in again, to a new account', async () => {
    const { wallet, tokens, account } = await api.person();
    await erase(tokens);
    const again = (await (await api.login(wallet, (await api.message(wallet)).message)).json()) as Tokens;
    expect(Account.parse(await api.me(again.accessToken)).id).not.toBe(account.id);
  });
});
