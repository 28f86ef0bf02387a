import type { Transaction } from '../db/client.ts';
import { announceClaimedBy } from './dirty.ts';
import { tieLock } from './locks.ts';

interface Standing {
  readonly no: number;
  readonly cluster: number | null;
  readonly tie: number | null;
  /** Whether it ever sent anything. */
  readonly spoke: boolean;
}

/**
 * Lets a contributor count as one with others until a checkpoint has compared what they say. Those whom one has put in a cluster
 * stay in it, and lend it its name. What the contributor has spoken of before is settled again.
 * @param others Some of those it belongs to; the first who still exists will do, as they belong together already.
 */
export async function tie(tx: Transaction, contributor: number, others: readonly number[]): Promise<void> {
  await tx`select pg_advisory_xact_lock(${tieLock})`;
  const standings = await tx<Standing[]>`
    select c.no, c.cluster, t.name as tie, c.counter > 0 as spoke from contributors c left join ties t on t.contributor = c.no
    where c.no = any(${numbers([contributor, ...others])}::text::int[]) order by c.no`;
  const own = standings.find(({ no }) => no === contributor);
  const other = standings.find(({ no }) => no !== contributor);
  if (!own || !other || (own.cluster !== null && other.cluster !== null)) return;
  const names = [nameOf(own), nameOf(other)];
  const name = own.cluster ?? other.cluster ?? Math.min(...names);
  const free = [own, other].filter((one) => one.cluster === null && one.tie === null).map(({ no }) => no);
  await tx`update ties set name = ${name} where name = any(${numbers(names)}::text::int[])`;
  await tx`insert into ties (contributor, name) select no, ${name} from unnest(${numbers(free)}::text::int[]) as no`;
  if (own.spoke) await announceClaimedBy(tx, [contributor]);
}

const numbers = (list: readonly number[]): string => `{${list.join()}}`;
const nameOf = ({ no, cluster, tie: name }: Standing): number => name ?? cluster ?? no;

/**
 * Lets go of ties whose members have all been compared: from now on their standings tell who is one.
 * @returns those who were tied.
 */
export async function untie(tx: Transaction, compared: readonly number[]): Promise<number[]> {
  await tx`select pg_advisory_xact_lock(${tieLock})`;
  const rows = await tx<{ contributor: number }[]>`
    delete from ties where name in (
      select name from ties group by name having bool_and(contributor = any(${numbers(compared)}::text::int[])))
    returning contributor`;
  return rows.map(({ contributor }) => contributor);
}
