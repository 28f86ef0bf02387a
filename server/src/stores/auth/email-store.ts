import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../../db/client.ts';
import type { TokenRecord } from '../../services/auth/token.ts';

/** An address that somebody says is theirs. */
export interface PendingEmail {
  readonly address: string;
  readonly passwordHash: string;
  /** The account that takes it; `null`: a new one. */
  readonly accountId: string | null;
  readonly challenge: string | null;
  readonly expiresAt: EpochMs;
}
export interface KnownEmail {
  readonly accountId: string;
  readonly address: string;
  readonly passwordHash: string;
}

/** Addresses that sign in with a password, and the links that were mailed to them. */
export const emailStore = (sql: Sql) => ({
  /** However it is spelled. */
  async byAddress(address: string): Promise<KnownEmail | undefined> {
    const [found] = await sql<KnownEmail[]>`
      select account_id as "accountId", address, password_hash as "passwordHash" from account_emails where key = lower(${address})`;
    return found;
  },
  async ofAccount(accountId: string): Promise<KnownEmail | undefined> {
    const [found] = await sql<KnownEmail[]>`
      select account_id as "accountId", address, password_hash as "passwordHash" from account_emails where account_id = ${accountId}`;
    return found;
  },

  async addPending({ selector, secretHash }: TokenRecord, pending: PendingEmail): Promise<void> {
    const { address, passwordHash, accountId, challenge, expiresAt } = pending;
    await sql`insert into pending_emails (selector, secret_hash, address, password_hash, account_id, challenge, expires_at)
      values (${selector}, ${secretHash}, ${address}, ${passwordHash}, ${accountId}, ${challenge}, ${expiresAt})`;
  },
  async pending(selector: string): Promise<(PendingEmail & { secretHash: Buffer }) | undefined> {
    const [found] = await sql<(PendingEmail & { secretHash: Buffer })[]>`
      select secret_hash as "secretHash", address, password_hash as "passwordHash", account_id as "accountId", challenge,
        expires_at as "expiresAt"
      from pending_emails where selector = ${selector}`;
    return found;
  },
  /** Uses the link up, and every other one for its address. @returns whether it was there: of two uses at once one hears yes. */
  async usePending(tx: Transaction, selector: string): Promise<boolean> {
    const [used] = await tx<{ address: string }[]>`delete from pending_emails where selector = ${selector} returning address`;
    if (used) await tx`delete from pending_emails where lower(address) = lower(${used.address})`;
    return used !== undefined;
  },

  /** The account's address from now on, in the place of another; links to set its password work no more. @returns whether nobody else has it. */
  async keep(tx: Transaction, accountId: string, address: string, passwordHash: string, now: EpochMs): Promise<boolean> {
    await tx`select pg_advisory_xact_lock(hashtextextended(lower(${address}), 1))`;
    const [taken] = await tx`select 1 from account_emails where key = lower(${address}) and account_id <> ${accountId}`;
    if (taken) return false;
    await tx`delete from password_resets where account_id = ${accountId}`;
    await tx`insert into account_emails (account_id, address, password_hash, confirmed_at, password_at)
      values (${accountId}, ${address}, ${passwordHash}, ${now}, ${now})
      on conflict (account_id) do update set address = excluded.address, password_hash = excluded.password_hash,
        confirmed_at = excluded.confirmed_at, password_at = excluded.password_at`;
    return true;
  },

  /** The same password, hashed with today's cost. Does nothing when the password has been changed meanwhile. */
  async rehash(accountId: string, before: string, after: string): Promise<void> {
    await sql`update account_emails set password_hash = ${after} where account_id = ${accountId} and password_hash = ${before}`;
  },
  /** Another password; links to set one work no more, and who signed in with the old one and has not fetched the tokens yet gets none. */
  async setPassword(tx: Transaction, accountId: string, passwordHash: string, now: EpochMs): Promise<void> {
    await tx`update account_emails set password_hash = ${passwordHash}, password_at = ${now} where account_id = ${accountId}`;
    await tx`delete from password_resets where account_id = ${accountId}`;
    await tx`delete from connect_logins where account_id = ${accountId} and redeemed_at is null`;
  },

  /** @param accountId `undefined` for an address that nobody has: nobody is told the token. */
  async addReset({ selector, secretHash }: TokenRecord, accountId: string | undefined, expiresAt: EpochMs): Promise<void> {
    await sql`insert into password_resets (selector, secret_hash, account_id, expires_at)
      values (${selector}, ${secretHash}, ${accountId ?? null}, ${expiresAt})`;
  },
  async reset(selector: string): Promise<{ secretHash: Buffer; accountId: string | null; expiresAt: EpochMs } | undefined> {
    const [found] = await sql<{ secretHash: Buffer; accountId: string | null; expiresAt: EpochMs }[]>`
      select secret_hash as "secretHash", account_id as "accountId", expires_at as "expiresAt" from password_resets where selector = ${selector}`;
    return found;
  },
  /** @returns whether it was there: of two uses at once one hears yes. */
  async useReset(tx: Transaction, selector: string): Promise<boolean> {
    const { count } = await tx`delete from password_resets where selector = ${selector}`;
    return count === 1;
  },

  /** Removes what expired before `before`; until then who comes late learns that they came too late. */
  async sweep(before: EpochMs): Promise<void> {
    await sql`delete from pending_emails where expires_at < ${before}`;
    await sql`delete from password_resets where expires_at < ${before}`;
  },
});
export type EmailStore = ReturnType<typeof emailStore>;
