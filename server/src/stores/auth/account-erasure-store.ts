import type { AccountErasure } from '@infofi-lens/shared/contracts/account';
import type { Sql, Transaction } from '../../db/client.ts';

type Tables = AccountErasure['tables'];

/** Rows of one table that are about the account. */
interface Part {
  readonly table: string;
  /** Which ones. To be asked while what they refer to is still there. */
  readonly where: (tx: Transaction) => ReturnType<Transaction>;
}

/** Takes an account out of every table, in one transaction, and counts what is left. */
export const accountErasureStore = (sql: Sql) => ({
  /** @returns `undefined` when there is no such account. */
  erase: (accountId: string): Promise<Tables | undefined> =>
    sql.begin(async (tx) => {
      const [known] = await tx`select 1 from accounts where id = ${accountId} for update`;
      if (!known) return undefined;
      const parts = await partsOf(tx, accountId);
      const deleted = new Map<string, number>();
      // Rows that refer to others go first; what two parts of a table name is counted once.
      for (const { table, where } of parts) {
        const { count } = await tx`delete from ${tx(table)} where ${where(tx)}`;
        deleted.set(table, (deleted.get(table) ?? 0) + count);
      }
      const tables: Tables = {};
      for (const [table, rows] of deleted) {
        const own = parts.filter((part) => part.table === table);
        for (const { where } of own) {
          const [left] = await tx<{ rows: number }[]>`select count(*)::int as rows from ${tx(table)} where ${where(tx)}`;
          if (left?.rows !== 0) throw new Error(`Rows of a deleted account are left in ${table}.`);
        }
        tables[table] = { deleted: rows, left: 0 };
      }
      return tables;
    }),
});
export type AccountErasureStore = ReturnType<typeof accountErasureStore>;

/**
 * Every table that refers to accounts, and every one that refers to such a table, found in the catalogue so that a new one is not
 * forgotten; and what is kept of the wallets and the address beside the account.
 */
async function partsOf(tx: Transaction, accountId: string): Promise<Part[]> {
  const wallets = (await tx<{ address: string }[]>`select address from account_wallets where account_id = ${accountId}`).map(
    ({ address }) => address,
  );
  const [email] = await tx<{ key: string }[]>`select key from account_emails where account_id = ${accountId}`;
  const own = await references(tx, ['accounts']);
  const second = await references(tx, [...new Set(own.map(({ table }) => table))]);
  return [
    // Read before anything is deleted: the ids that the second ones refer to.
    ...(await Promise.all(
      second.map(async ({ table, column, to, key }): Promise<Part> => {
        const from = own.find((one) => one.table === to)?.column ?? '';
        const rows = await tx`select ${tx(key)}::text as id from ${tx(to)} where ${tx(from)} = ${accountId}`;
        const ids = rows.map(({ id }) => String(id));
        return { table, where: (now) => now`${now(column)}::text = any(${ids})` };
      }),
    )),
    { table: 'wallet_nonces', where: (now) => now`address = any(${wallets})` },
    { table: 'connect_logins', where: (now) => now`wallet = any(${wallets})` },
    { table: 'pending_emails', where: (now) => now`lower(address) = ${email?.key ?? null}` },
    ...own.map(({ table, column }): Part => ({ table, where: (now) => now`${now(column)} = ${accountId}` })),
    { table: 'accounts', where: (now) => now`id = ${accountId}` },
  ];
}

interface Reference {
  readonly table: string;
  readonly column: string;
  readonly to: string;
  /** The column of `to` that is referred to. */
  readonly key: string;
}
function references(tx: Transaction, to: readonly string[]): Promise<Reference[]> {
  return tx<Reference[]>`
    select c.relname as table, a.attname as column, p.relname as to, k.attname as key
    from pg_constraint f
      join pg_class c on c.oid = f.conrelid join pg_class p on p.oid = f.confrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[1]
      join pg_attribute k on k.attrelid = p.oid and k.attnum = f.confkey[1]
    where f.contype = 'f' and f.connamespace = 'public'::regnamespace and not c.relispartition and p.relname = any(${to as string[]})
    order by c.relname, a.attname`;
}
