import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../db/client.ts';

const day = 86_400_000;
const partitionLock = 7_264_003;
/** Batches are kept by the time of receipt: a process that was busy over midnight may still write yesterday. */
const daysBehind = 1;
const daysAhead = 2;

/** The daily partitions of the raw buffer. */
export const partitionStore = (sql: Sql) => ({
  /**
   * Makes the partitions that are needed around now and drops what is older than `keepDays`.
   * @returns names of partitions made and dropped.
   */
  maintain(now: EpochMs, keepDays: number): Promise<{ made: string[]; dropped: string[] }> {
    return sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${partitionLock})`;
      const today = Math.floor(now / day) * day;
      const present = await tx<{ name: string }[]>`
        select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'batches'::regclass`;
      const names = new Set(present.map(({ name }) => name));

      const wanted = Array.from({ length: daysBehind + daysAhead + 1 }, (_, at) => today + (at - daysBehind) * day);
      const made = wanted.filter((from) => !names.has(nameOf(from)));
      for (const from of made) await make(tx, from);

      const oldest = nameOf(today - keepDays * day);
      const dropped = [...names].filter((name) => /^batches_\d{8}$/.test(name) && name < oldest);
      for (const name of dropped) await tx`drop table ${tx(name)}`;
      await tx`delete from batches_other where received_at < ${now - keepDays * day}`;
      return { made: made.map(nameOf), dropped };
    });
  },
});
export type PartitionStore = ReturnType<typeof partitionStore>;

const nameOf = (from: number): string => `batches_${new Date(from).toISOString().slice(0, 10).replaceAll('-', '')}`;

/** A day's partition takes over the rows that landed in the default one, which PostgreSQL asks for. */
async function make(tx: Transaction, from: number): Promise<void> {
  const name = nameOf(from);
  const to = from + day;
  await tx`create table ${tx(name)} (like batches including all excluding identity)`;
  await tx`with moved as (delete from batches_other where received_at >= ${from} and received_at < ${to} returning *)
    insert into ${tx(name)} select * from moved`;
  // Bounds of a partition can not be parameters; these two are whole numbers computed above.
  await tx.unsafe(`alter table batches attach partition ${name} for values from (${from}) to (${to})`);
}
