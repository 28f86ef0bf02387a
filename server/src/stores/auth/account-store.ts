import type { Account } from '@infofi-lens/shared/contracts/account';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../../db/client.ts';

export type AccountStore = ReturnType<typeof accountStore>;

/** Accounts and the wallets that sign them in. */
export const accountStore = (sql: Sql) => ({
  /** The account of a wallet (EIP-55 form); made at its first sign-in. Two first sign-ins at once make one account. */
  async ofWallet(tx: Transaction, address: string, now: EpochMs): Promise<string> {
    await tx`select pg_advisory_xact_lock(hashtextextended(${address}, 0))`;
    const [known] = await tx<{ account_id: string }[]>`select account_id from account_wallets where address = ${address}`;
    if (known) return known.account_id;
    const [made] = await tx<{ account_id: string }[]>`
      with account as (insert into accounts (created_at) values (${now}) returning id)
      insert into account_wallets (address, account_id, linked_at) select ${address}, id, ${now} from account returning account_id`;
    if (!made) throw new Error('An insert gave no row back.');
    return made.account_id;
  },

  async make(tx: Transaction, now: EpochMs): Promise<string> {
    const [made] = await tx<{ id: string }[]>`insert into accounts (created_at) values (${now}) returning id`;
    if (!made) throw new Error('An insert gave no row back.');
    return made.id;
  },

  /** @returns whether it signs this account in now: not when it signs another one in. */
  async addWallet(tx: Transaction, id: string, address: string, now: EpochMs): Promise<boolean> {
    await tx`select pg_advisory_xact_lock(hashtextextended(${address}, 0))`;
    await tx`insert into account_wallets (address, account_id, linked_at) values (${address}, ${id}, ${now}) on conflict do nothing`;
    const [own] = await tx`select 1 from account_wallets where address = ${address} and account_id = ${id}`;
    return own !== undefined;
  },

  /** Takes a wallet (EIP-55 form) or the e-mail address away. The last way in stays: nobody could come back. */
  removeWay: (id: string, way: { wallet: string } | 'email'): Promise<'removed' | 'not_there' | 'last'> =>
    sql
      .begin(async (tx) => {
        await tx`select 1 from accounts where id = ${id} for update`; // of two removals at once the second sees what the first left
        const { count } =
          way === 'email'
            ? await tx`delete from account_emails where account_id = ${id}`
            : await tx`delete from account_wallets where account_id = ${id} and address = ${way.wallet}`;
        if (count === 0) return 'not_there';
        const [left] = await tx`
        select 1 from account_wallets where account_id = ${id} union all select 1 from account_emails where account_id = ${id} limit 1`;
        if (left) return 'removed';
        throw new LastWay();
      })
      .catch((error: unknown) => {
        if (error instanceof LastWay) return 'last';
        throw error;
      }),

  /** @returns `undefined` when there is none of this id. */
  async byId(id: string): Promise<Account | undefined> {
    const [account] = await sql<{ id: string; created_at: EpochMs; address: string | null; confirmedAt: EpochMs | null }[]>`
      select id, created_at, address, confirmed_at as "confirmedAt"
      from accounts a left join account_emails e on e.account_id = a.id where id = ${id}`;
    if (!account) return undefined;
    const { address, confirmedAt } = account;
    const wallets = await sql<{ address: string; linkedAt: EpochMs }[]>`
      select address, linked_at as "linkedAt" from account_wallets where account_id = ${id} order by linked_at, address`;
    const email = address !== null && confirmedAt !== null ? { email: { address, confirmedAt } } : {};
    return { id: account.id, createdAt: account.created_at, wallets: [...wallets], ...email };
  },
});

/** Undoes the removal. */
class LastWay extends Error {}
