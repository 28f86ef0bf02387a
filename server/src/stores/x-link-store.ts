import type { Stated } from '@infofi-lens/shared/facts/x-link';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../db/client.ts';

/** A statement that was given out to be signed. */
export interface PendingStatement {
  readonly nonceHash: Buffer;
  readonly accountId: string;
  /** EIP-55. */
  readonly wallet: string;
  readonly chainId: number;
  readonly xId: string;
  readonly handle: string;
  readonly public: boolean;
  /** Of the extension that waits for it; `null` when whoever asked signs it themselves. */
  readonly challenge: string | null;
  readonly expiresAt: EpochMs;
}
/** What an extension waits for. */
export interface XLinkWait {
  readonly accountId: string;
  readonly challenge: string;
  readonly xId: string;
  readonly handle: string;
  readonly public: boolean;
  readonly expiresAt: EpochMs;
}
/** … and whether a wallet has signed it. */
export interface XLinkWaitRow extends XLinkWait {
  /** Of the text that was signed. */
  readonly nonceHash: Buffer | null;
  /** Until it is fetched. */
  readonly message: string | null;
  readonly signature: string | null;
}
export interface XLinkRow extends Stated {
  readonly id: string;
  readonly wallet: string;
  readonly xId: string;
  readonly handle: string;
  readonly public: boolean;
  readonly statedAt: EpochMs;
  readonly message: string;
  readonly signature: string;
}
interface Signed {
  readonly message: string;
  readonly signature: string;
}

/** What wallets state of X accounts. Every query of what is kept names the account. */
export const xLinkStore = (sql: Sql) => ({
  async expect(given: PendingStatement): Promise<void> {
    await sql`insert into x_link_nonces (nonce_hash, account_id, wallet, chain_id, x_id, handle, public, challenge, expires_at)
      values (${given.nonceHash}, ${given.accountId}, ${given.wallet}, ${given.chainId}, ${given.xId}, ${given.handle}, ${given.public},
        ${given.challenge}, ${given.expiresAt})`;
  },

  /** @returns `undefined` for a nonce that was given to nobody, or is used up. */
  async expected(nonceHash: Buffer): Promise<PendingStatement | undefined> {
    const [found] = await sql<PendingStatement[]>`
      select nonce_hash as "nonceHash", account_id as "accountId", wallet, chain_id as "chainId", x_id as "xId", handle, public, challenge,
        expires_at as "expiresAt"
      from x_link_nonces where nonce_hash = ${nonceHash}`;
    return found;
  },

  /** An extension waits; what the account waited for before is given up. @returns whether nobody waits with that challenge already. */
  wait: (given: XLinkWait): Promise<boolean> =>
    sql.begin(async (tx) => {
      await tx`delete from x_link_waits where account_id = ${given.accountId}`;
      const made = await tx`insert into x_link_waits (account_id, challenge, x_id, handle, public, expires_at)
        values (${given.accountId}, ${given.challenge}, ${given.xId}, ${given.handle}, ${given.public}, ${given.expiresAt})
        on conflict do nothing`;
      return made.count === 1;
    }),

  /** @returns `undefined` when nobody waits with that challenge. */
  async waiting(challenge: string): Promise<XLinkWaitRow | undefined> {
    const [found] = await sql<XLinkWaitRow[]>`
      select account_id as "accountId", challenge, x_id as "xId", handle, public, expires_at as "expiresAt",
        nonce_hash as "nonceHash", message, signature
      from x_link_waits where challenge = ${challenge}`;
    return found;
  },

  /** Lays a signed statement ready for the extension. @returns whether it still waits, and nothing was signed for it before. */
  async ready(challenge: string, nonceHash: Buffer, { message, signature }: Signed, now: EpochMs): Promise<boolean> {
    const laid = await sql`update x_link_waits set nonce_hash = ${nonceHash}, message = ${message}, signature = ${signature}
      where challenge = ${challenge} and nonce_hash is null and expires_at > ${now}`;
    return laid.count === 1;
  },

  /**
   * Keeps a signed statement; a later one of the same wallet and X account takes its place. Uses the nonce up.
   * @returns its id; `used` when the nonce was used meanwhile, `full` when the account has so many already.
   */
  keep: (given: PendingStatement, signed: Signed, now: EpochMs, most: number): Promise<{ id: string } | 'used' | 'full'> =>
    sql.begin(async (tx) => {
      const used = await tx`delete from x_link_nonces where nonce_hash = ${given.nonceHash}`;
      if (used.count === 0) return 'used';
      await tx`update x_link_waits set message = null, signature = null where nonce_hash = ${given.nonceHash}`;
      const [there] = await tx<{ n: number }[]>`select count(*)::int as n from x_links where account_id = ${given.accountId}`;
      if ((there?.n ?? 0) >= most) return 'full';
      const [made] = await tx<{ id: string }[]>`
        insert into x_links (account_id, wallet, x_id, handle, public, message, signature, stated_at)
        values (${given.accountId}, ${given.wallet}, ${given.xId}, ${given.handle}, ${given.public}, ${signed.message}, ${signed.signature}, ${now})
        on conflict (account_id, wallet, x_id) do update set handle = excluded.handle, public = excluded.public,
          message = excluded.message, signature = excluded.signature, stated_at = excluded.stated_at
        returning id`;
      if (!made) throw new Error('An insert gave no row back.');
      await markScored(tx, given.xId, now);
      return made;
    }),

  /** Removes what was never signed, or never fetched, and expired before `before`. */
  async sweep(before: EpochMs): Promise<void> {
    await sql`delete from x_link_nonces where expires_at < ${before}`;
    await sql`delete from x_link_waits where expires_at < ${before}`;
  },

  /** @param wallet Those of one wallet only. */
  of: (accountId: string, wallet?: string): Promise<XLinkRow[]> => sql<XLinkRow[]>`
    select id, wallet, x_id as "xId", handle, public, stated_at as "statedAt", message, signature, others, seen, seen_other as "seenOther"
    from stated_x_links where account_id = ${accountId} ${wallet === undefined ? sql`` : sql`and wallet = ${wallet}`} order by stated_at, id`,

  /** @returns whether it was the account's. */
  revoke: (accountId: string, id: string, now: EpochMs): Promise<boolean> =>
    sql.begin(async (tx) => {
      const [gone] = await tx<
        { xId: string }[]
      >`delete from x_links where id = ${id} and account_id = ${accountId} returning x_id as "xId"`;
      if (gone) await markScored(tx, gone.xId, now);
      return gone !== undefined;
    }),
});
export type XLinkStore = ReturnType<typeof xLinkStore>;

/** What is joined to a score is another now, for everybody who states the same too. */
async function markScored(tx: Transaction, xId: string, now: EpochMs): Promise<void> {
  await tx`insert into shill_dirty select person, ${now}::bigint from shill_people where person = ${`x:${xId}`} on conflict do nothing`;
}
