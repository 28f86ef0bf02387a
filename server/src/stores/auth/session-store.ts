import type { DeviceKind } from '@infofi-lens/shared/contracts/account';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../../db/client.ts';
import type { TokenRecord } from '../../services/auth/token.ts';

export type SessionStore = ReturnType<typeof sessionStore>;

interface KeptToken {
  secretHash: Buffer;
  sessionId: string;
  accountId: string;
  expiresAt: EpochMs;
  /** Set once the session was signed out or its refresh token was stolen. */
  revokedAt: EpochMs | null;
}
type KeptRefreshToken = KeptToken & { rotatedAt: EpochMs | null };

/** Sessions and the hashes of their tokens. Whether a token is good is decided by the service, not here. */
export const sessionStore = (sql: Sql) => ({
  async open(tx: Transaction, accountId: string, { browser, system }: DeviceKind, now: EpochMs): Promise<string> {
    const [made] = await tx<{ id: string }[]>`
      insert into sessions (account_id, created_at, last_used_at, browser, system)
      values (${accountId}, ${now}, ${now}, ${browser}, ${system}) returning id`;
    if (!made) throw new Error('An insert gave no row back.');
    return made.id;
  },

  async addTokens(tx: Transaction, sessionId: string, access: TokenRecord & Expiry, refresh: TokenRecord & Expiry): Promise<void> {
    await tx`insert into access_tokens (selector, secret_hash, session_id, expires_at)
      values (${access.selector}, ${access.secretHash}, ${sessionId}, ${access.expiresAt})`;
    await tx`insert into refresh_tokens (selector, secret_hash, session_id, expires_at)
      values (${refresh.selector}, ${refresh.secretHash}, ${sessionId}, ${refresh.expiresAt})`;
  },

  async accessToken(selector: string): Promise<KeptToken | undefined> {
    const [kept] = await sql<KeptToken[]>`
      select t.secret_hash as "secretHash", t.session_id as "sessionId", s.account_id as "accountId", t.expires_at as "expiresAt",
        s.revoked_at as "revokedAt"
      from access_tokens t join sessions s on s.id = t.session_id where t.selector = ${selector}`;
    return kept;
  },

  /** Locks the token's session until the transaction ends, so that of two uses at once one sees the other. */
  async refreshToken(tx: Transaction, selector: string): Promise<KeptRefreshToken | undefined> {
    await tx`select 1 from sessions where id = (select session_id from refresh_tokens where selector = ${selector}) for update`;
    const [kept] = await tx<KeptRefreshToken[]>`
      select t.secret_hash as "secretHash", t.session_id as "sessionId", s.account_id as "accountId", t.expires_at as "expiresAt",
        s.revoked_at as "revokedAt", t.rotated_at as "rotatedAt"
      from refresh_tokens t join sessions s on s.id = t.session_id where t.selector = ${selector}`;
    return kept;
  },

  async markRotated(tx: Transaction, selector: string, sessionId: string, now: EpochMs): Promise<void> {
    await tx`update refresh_tokens set rotated_at = ${now} where selector = ${selector}`;
    await tx`update sessions set last_used_at = ${now} where id = ${sessionId}`;
  },

  /** Those that can still be used, last used first. */
  list: (accountId: string, now: EpochMs): Promise<KeptSession[]> =>
    sql<KeptSession[]>`
      select id, created_at as "createdAt", last_used_at as "lastUsedAt", browser, system from sessions s
      where account_id = ${accountId} and revoked_at is null
        and exists (select 1 from refresh_tokens t where t.session_id = s.id and t.rotated_at is null and t.expires_at > ${now})
      order by last_used_at desc, id`,

  /** Ends a session: none of its tokens works any more. Ending it twice keeps the first reason. */
  async revoke(db: Sql | Transaction, sessionId: string, because: 'logout' | 'refresh_token_reused', now: EpochMs): Promise<void> {
    await db`update sessions set revoked_at = ${now}, revoked_because = ${because} where id = ${sessionId} and revoked_at is null`;
  },

  /** @returns whether it was the account's, and not over. */
  async revokeOne(accountId: string, sessionId: string, now: EpochMs): Promise<boolean> {
    const { count } = await sql`update sessions set revoked_at = ${now}, revoked_because = 'ended_elsewhere'
      where id = ${sessionId} and account_id = ${accountId} and revoked_at is null`;
    return count === 1;
  },

  /** Ends all sessions of an account. @param but The one that goes on. @returns how many ended. */
  async revokeAll(
    db: Sql | Transaction,
    accountId: string,
    because: 'ended_elsewhere' | 'password_changed',
    now: EpochMs,
    but?: string,
  ): Promise<number> {
    const { count } = await db`update sessions set revoked_at = ${now}, revoked_because = ${because}
      where account_id = ${accountId} and revoked_at is null and id is distinct from ${but ?? null}`;
    return count;
  },

  /** Removes what can never be used again. @returns how many sessions went. */
  async sweep(now: EpochMs): Promise<number> {
    await sql`delete from access_tokens where expires_at < ${now}`;
    await sql`delete from refresh_tokens where expires_at < ${now}`;
    const gone = await sql`delete from sessions s where not exists (select 1 from refresh_tokens t where t.session_id = s.id)
      and not exists (select 1 from access_tokens t where t.session_id = s.id)`;
    return gone.count;
  },
});

interface KeptSession extends DeviceKind {
  id: string;
  createdAt: EpochMs;
  lastUsedAt: EpochMs;
}

interface Expiry {
  expiresAt: EpochMs;
}
