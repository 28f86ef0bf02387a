import type { PlatformId } from '@infofi-lens/shared/facts/entity';
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

/** Notes that shards of these buckets no longer say what is. */
export async function noteTouched(tx: Transaction, buckets: readonly string[]): Promise<void> {
  if (buckets.length === 0) return;
  await tx`insert into catalogue_touched select distinct * from unnest(${`{${buckets.join()}}`}::text::uuid[]) on conflict do nothing`;
}

/** The buckets noted since shards were packed last; forgets the notes. */
export async function takeTouched(tx: Transaction): Promise<string[]> {
  const noted = await tx<{ bucket: string }[]>`delete from catalogue_touched returning replace(bucket::text, '-', '') as bucket`;
  return noted.map(({ bucket }) => bucket);
}

/** The buckets between two names, each once, found by leaps over the index: one board may have a million members. */
const bucketsBetween = (tx: Transaction, low: string, high: string) => tx`
  recursive leaps as (
    (select bucket from catalogue_members where bucket >= ${low}::text::uuid order by bucket limit 1)
    union all
    select (select m.bucket from catalogue_members m where m.bucket > leaps.bucket order by m.bucket limit 1) from leaps where leaps.bucket is not null
  ), buckets as (select bucket from leaps where bucket <= ${high}::text::uuid)`;

/** How many candidates there are, and in the smallest bucket of so many hex digits (0 where a bucket is empty). */
export async function candidates(tx: Transaction, digits: number): Promise<{ all: number; fewest: number }> {
  const [found] = await tx<{ all: number; fewest: number; buckets: number }[]>`
    with ${bucketsBetween(tx, ...rangeOf(''))}
    select coalesce(sum(many), 0)::int as all, coalesce(min(many), 0)::int as fewest, count(*)::int as buckets from (
      select count(*)::int as many from buckets group by left(bucket::text, ${digits})) b`;
  return { all: found?.all ?? 0, fewest: found && found.buckets === 16 ** digits ? found.fewest : 0 };
}

/** A board by its names. */
export interface BoardName {
  readonly platform: PlatformId;
  readonly board: string;
}

/** Every board that ever had a row. */
export const allBoards = (tx: Transaction): Promise<BoardName[]> =>
  tx<BoardName[]>`select platform, board_id as board from boards order by platform, board_id`;

/** The boards and profiles in the shard of a prefix. The rows of its boards: {@link firstRows}. */
export function shardEntities(tx: Transaction, prefix: string): Promise<CatalogueEntity[]> {
  return tx<CatalogueEntity[]>`
    with ${bucketsBetween(tx, ...rangeOf(prefix))}
    select f.entity, f.platform, f.kind, f.id, f.facts from buckets join facts f on f.entity = buckets.bucket where f.facts::text <> '{}'`;
}

/** The first rows of a board in its order, as many as its shard holds. */
export function firstRows(tx: Transaction, { platform, board }: BoardName): Promise<CatalogueEntity[]> {
  const on = tx`e.platform = ${platform} and e.board_id = ${board}`;
  return tx<CatalogueEntity[]>`
    select f.entity, f.platform, f.kind, f.id, f.facts from (
      (select entity, place from board_entries e where ${on} and place is not null order by place, entity limit ${rowsOfABoard})
      union all
      (select entity, null from board_entries e where ${on} and place is null order by entity limit ${rowsOfABoard})
      order by place nulls last, entity limit ${rowsOfABoard}) e
    join facts f using (entity) where f.facts::text <> '{}'`;
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
