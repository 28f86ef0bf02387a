import type { Sql, Transaction } from '../../db/client.ts';
import type { CatalogueEntity } from './changes.ts';

/** The first rows of a board in its order: a board of a million rows is nothing to send to everybody. */
const rowsOfABoard = 2_000;

export async function rememberMembers(tx: Transaction, members: readonly { entity: string; bucket: string }[]): Promise<void> {
  if (members.length === 0) return;
  await tx`
    insert into catalogue_members (entity, bucket)
    select * from unnest(${`{${members.map(({ entity }) => entity).join()}}`}::text::uuid[], ${`{${members.map(({ bucket }) => bucket).join()}}`}::text::uuid[])
    on conflict (entity) do nothing`;
}

/** How many candidates there are, and in the smallest bucket of so many hex digits (0 where a bucket is empty). */
export async function candidates(tx: Transaction, digits: number): Promise<{ all: number; fewest: number }> {
  const [found] = await tx<{ all: number; fewest: number; buckets: number }[]>`
    select coalesce(sum(many), 0)::int as all, coalesce(min(many), 0)::int as fewest, count(*)::int as buckets from (
      select count(distinct bucket)::int as many from catalogue_members group by left(bucket::text, ${digits})) b`;
  return { all: found?.all ?? 0, fewest: found && found.buckets === 16 ** digits ? found.fewest : 0 };
}

/** What stands in the shard of a prefix: at most so many rows a board, the first in its order. */
export function shardEntities(tx: Transaction, prefix: string): Promise<CatalogueEntity[]> {
  const [low, high] = rangeOf(prefix);
  return tx<CatalogueEntity[]>`
    select f.entity, f.platform, f.kind, f.id, f.facts from (
      select m.entity, row_number() over (partition by m.bucket, e.entity is null order by e.place nulls last, m.entity) as nth
      from catalogue_members m left join board_entries e using (entity) where m.bucket between ${low}::text::uuid and ${high}::text::uuid) m
    join facts f using (entity) where m.nth <= ${rowsOfABoard} and f.facts::text <> '{}'`;
}

export async function rememberShard(tx: Transaction, prefix: string, hash: string): Promise<void> {
  await tx`insert into catalogue_shards values (${prefix}, ${hash}) on conflict (prefix) do update set hash = excluded.hash`;
}

/** The files of all shards, in the order of their prefixes. @param digits Shards of other lengths are forgotten. */
export async function allShards(tx: Transaction, digits: number): Promise<{ prefix: string; hash: string; bytes: number; raw: number }[]> {
  await tx`delete from catalogue_shards where length(prefix) <> ${digits}`;
  return tx<{ prefix: string; hash: string; bytes: number; raw: number }[]>`
    select prefix, hash, length(bytes) as bytes, raw from catalogue_shards join catalogue_files using (hash) order by prefix collate "C"`;
}

/** Everything known whose name begins so: JSON texts of the contract `Entity`. */
export function named(sql: Sql, prefix: string): Promise<{ platform: string; kind: string; id: string; facts: string }[]> {
  const [low, high] = rangeOf(prefix);
  return sql`
    select platform, kind, id, facts::text as facts from facts
    where entity between ${low}::text::uuid and ${high}::text::uuid and facts::text <> '{}' order by entity`;
}

/** The first and the last name that begin so. */
const rangeOf = (prefix: string): readonly [string, string] => [prefix.padEnd(32, '0'), prefix.padEnd(32, 'f')];
