import type { LedgerEntry } from '@infofi-lens/shared/contracts/ledger';
import type { Sql, Transaction } from '../db/client.ts';
import { arrayText, jsonText } from '../db/columns.ts';

export interface LedgerRow {
  readonly name: string;
  readonly entry: LedgerEntry;
}
/** How much more an account may hold. */
export interface Room {
  readonly entries: number;
  readonly length: number;
}
interface Opened {
  readonly epoch: string;
  readonly seq: number;
}

/** What an account's browsers tell each other. Every query names the account. */
export const personalLedgerStore = (sql: Sql) => ({
  /** An account's ledger; made when it is first looked at. */
  open: (accountId: string): Promise<Opened> => opened(sql, accountId),

  /** Entries that changed after `after`, in the order of their changes. */
  changes: (accountId: string, after: number, limit: number): Promise<{ seq: number; entry: LedgerEntry }[]> =>
    sql<{ seq: number; entry: LedgerEntry }[]>`
      select seq, entry from personal_entries where account_id = ${accountId} and seq > ${after} order by seq limit ${limit}`,

  /**
   * Writes entries, one writer of an account at a time.
   * @param most What an account may hold. @param merge What becomes of entries, given those of the same names that are there and what
   *   room is left; and by how much longer all of it is then.
   * @returns `undefined` when the ledger is not that one any more.
   */
  write: (
    accountId: string,
    epoch: string,
    names: readonly string[],
    most: Room,
    merge: (held: ReadonlyMap<string, LedgerEntry>, room: Room) => { readonly rows: readonly LedgerRow[]; readonly longer: number },
  ): Promise<'written' | undefined> =>
    sql.begin(async (tx) => {
      const [ledger] = await tx<(Opened & { length: number })[]>`
        select epoch::text as epoch, seq, length from personal_ledgers where account_id = ${accountId} for no key update`;
      if (ledger?.epoch !== epoch) return undefined;
      const held = await tx<LedgerRow[]>`
        select name, entry from personal_entries where account_id = ${accountId} and name = any(${arrayText(names)}::text[])`;
      const [there] = await tx<{ n: number }[]>`select count(*)::int as n from personal_entries where account_id = ${accountId}`;
      const room = { entries: most.entries - (there?.n ?? 0), length: most.length - ledger.length };
      const { rows, longer } = merge(new Map(held.map(({ name, entry }) => [name, entry])), room);
      await put(tx, accountId, ledger.seq, rows, longer);
      return 'written';
    }),

  /** Deletes all of it, and begins another. */
  erase: (accountId: string): Promise<void> =>
    sql.begin(async (tx) => {
      await tx`update personal_ledgers set epoch = gen_random_uuid(), length = 0 where account_id = ${accountId}`; // waits for who is writing
      await tx`delete from personal_entries where account_id = ${accountId}`;
    }),
});
export type PersonalLedgerStore = ReturnType<typeof personalLedgerStore>;

async function opened(sql: Sql, accountId: string): Promise<Opened> {
  const find = () => sql<Opened[]>`select epoch::text as epoch, seq from personal_ledgers where account_id = ${accountId}`;
  const [known] = await find();
  if (known) return known;
  await sql`insert into personal_ledgers (account_id) values (${accountId}) on conflict do nothing`;
  const [made] = await find();
  if (!made) throw new Error('An insert gave no row.');
  return made;
}

async function put(tx: Transaction, accountId: string, after: number, rows: readonly LedgerRow[], longer: number): Promise<void> {
  if (rows.length === 0) return;
  await tx`
    insert into personal_entries (account_id, name, seq, entry)
    select ${accountId}::uuid, name, ${after}::bigint + no, entry from rows from (
      unnest(${arrayText(rows.map(({ name }) => name))}::text[]),
      json_array_elements(${jsonText(rows.map(({ entry }) => entry))}::text::json)) with ordinality as r(name, entry, no)
    on conflict (account_id, name) do update set seq = excluded.seq, entry = excluded.entry`;
  await tx`update personal_ledgers set seq = ${after + rows.length}, length = length + ${longer} where account_id = ${accountId}`;
}
