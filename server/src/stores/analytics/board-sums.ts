import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import { standingField } from '@infofi-lens/shared/facts/standing';
import type { Sums } from '@infofi-lens/shared/scoring/board/sums';
import type { EpochMs, Ratio } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../../db/client.ts';
import { arrayText } from '../../db/columns.ts';
import type { BoardName } from '../board-keys.ts';

/** The sums of a board at a time, with what they rest on: the weakest of the first two hundred rows, which hold most. */
export interface DatedSums {
  readonly at: EpochMs;
  readonly sums: Sums;
  readonly totalCount: number | null;
  readonly evidence: { readonly n: number; readonly observedAt: EpochMs; readonly confidence: Ratio };
}

const hour = 3_600_000;
/** Counted again at most so often: a long board takes a second. */
const everyMs = 15 * 60_000;
/** Kept so long: a week is looked back, and half of one more. */
const keptMs = 12 * 24 * hour;

/** Notes the boards of changed rows. */
export async function noteDue(tx: Transaction, entities: readonly string[]): Promise<void> {
  if (entities.length === 0) return;
  await tx`
    insert into board_sums_due
    select distinct platform, board_id from unnest(${arrayText(entities)}::text::uuid[]) as asked(entity) join board_entries using (entity)
    on conflict do nothing`;
}

/** Takes some boards that are due and were not counted lately. */
export async function takeDue(tx: Transaction, now: EpochMs, limit: number): Promise<BoardName[]> {
  return tx<BoardName[]>`
    delete from board_sums_due where (platform, board_id) in (
      select d.platform, d.board_id from board_sums_due d
      where not exists (select from board_sums s where s.platform = d.platform and s.board_id = d.board_id and s.at > ${now - everyMs} and s.hour >= ${Math.floor((now - everyMs) / hour)})
      limit ${limit})
    returning platform, board_id as id`;
}

/** Counts a board, and keeps the newest count of each hour. */
export async function countBoard(tx: Transaction, { platform, id }: BoardName, now: EpochMs): Promise<void> {
  const field = standingField[platform];
  const [counted] = await tx<{ kept: Omit<DatedSums, 'at'> | null }[]>`
    with rows as (select entity, -place as value, row_number() over (order by place, entity) as nth from board_entries
      where platform = ${platform} and board_id = ${id} and place is not null),
    first as (select f.facts -> ${field} -> 'evidence' as evidence from rows join facts f using (entity) where nth <= 200)
    select case when count(*) > 0 then json_build_object(
      'sums', json_build_object('n', count(*), 'total', sum(value), 'top10', sum(value) filter (where nth <= 10), 'squares', sum(value * value),
        'byPlace', sum(nth * value), 'least', min(value)),
      'totalCount', (select (facts -> 'totalCount' ->> 'value')::bigint from facts
        where kind = 'board' and platform = ${platform} and id = ${id} and facts -> 'totalCount' -> 'evidence' ->> 'status' = 'agreed'),
      'evidence', (select json_build_object('n', min((evidence ->> 'n')::int), 'observedAt', min((evidence ->> 'observedAt')::bigint),
        'confidence', min((evidence ->> 'confidence')::float8)) from first)) end as kept from rows`;
  if (!counted?.kept) return;
  await tx`
    insert into board_sums (platform, board_id, hour, at, sums)
    values (${platform}, ${id}, ${Math.floor(now / hour)}, ${now}, ${JSON.stringify(counted.kept)}::text::json)
    on conflict (platform, board_id, hour) do update set at = excluded.at, sums = excluded.sums`;
  await tx`delete from board_sums where platform = ${platform} and board_id = ${id} and hour < ${Math.floor((now - keptMs) / hour)}`;
}

/** Reads of counted boards. */
export const boardSums = (sql: Sql) => ({
  /** The newest count up to a time, and no older than another. */
  async upTo({ platform, id }: BoardName, at: number, noOlder: number): Promise<DatedSums | undefined> {
    const [row] = await sql<{ at: EpochMs; sums: Omit<DatedSums, 'at'> }[]>`
      select at, sums from board_sums
      where platform = ${platform satisfies PlatformId} and board_id = ${id} and at <= ${at} and hour <= ${Math.floor(at / hour)} and at >= ${noOlder}
      order by hour desc limit 1`;
    return row && { at: row.at, ...row.sums };
  },
});
export type BoardSums = ReturnType<typeof boardSums>;
