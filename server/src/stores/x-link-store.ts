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
  readonly expiresAt: EpochMs;
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

/** What wallets state of X accounts. Every query of what is kept names the account. */
export const xLinkStore = (sql: Sql) => ({
  async expect(given: PendingStatement, now: EpochMs): Promise<void> {
    await sql`delete from x_link_nonces where expires_at <= ${now}`;
    await sql`insert into x_link_nonces (nonce_hash, account_id, wallet, chain_id, x_id, handle, public, expires_at)
      values (${given.nonceHash}, ${given.accountId}, ${given.wallet}, ${given.chainId}, ${given.xId}, ${given.handle}, ${given.public}, ${given.expiresAt})`;
  },

  /** @returns `undefined` for a nonce that was given to nobody, or to another account. */
  async expected(accountId: string, nonceHash: Buffer): Promise<PendingStatement | undefined> {
    const [found] = await sql<PendingStatement[]>`
      select nonce_hash as "nonceHash", account_id as "accountId", wallet, chain_id as "chainId", x_id as "xId", handle, public, expires_at as "expiresAt"
      from x_link_nonces where nonce_hash = ${nonceHash} and account_id = ${accountId}`;
    return found;
  },

  /**
   * Keeps a signed statement; a later one of the same wallet and X account takes its place. Uses the nonce up.
   * @returns its id; `used` when the nonce was used meanwhile, `full` when the account has so many already.
   */
  keep: (
    given: PendingStatement,
    signed: { message: string; signature: string },
    now: EpochMs,
    most: number,
  ): Promise<{ id: string } | 'used' | 'full'> =>
    sql.begin(async (tx) => {
      const used = await tx`delete from x_link_nonces where nonce_hash = ${given.nonceHash}`;
      if (used.count === 0) return 'used';
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
