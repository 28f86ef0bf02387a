import type { Account } from '@infofi-lens/shared/contracts/auth';
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

  /** @returns `undefined` when there is none of this id. */
  async byId(id: string): Promise<Account | undefined> {
    const [account] = await sql<{ id: string; created_at: EpochMs }[]>`select id, created_at from accounts where id = ${id}`;
    if (!account) return undefined;
    const wallets = await sql<{ address: string; linkedAt: EpochMs }[]>`
      select address, linked_at as "linkedAt" from account_wallets where account_id = ${id} order by linked_at, address`;
    return { id: account.id, createdAt: account.created_at, wallets: [...wallets] };
  },
});
