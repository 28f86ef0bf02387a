import type { Transaction } from '../db/client.ts';

/** One row that comes to (1) or leaves (-1) a place on a board. */
export interface PlaceChange {
  platform: string;
  board_id: string;
  place: number;
  entity: string;
  change: number;
}

/** Where rows stand and where they are counted: tables with the columns of `board_entries` and `board_stretches`. */
export interface Counted {
  readonly rows: string;
  readonly stretches: string;
}
const boards: Counted = { rows: 'board_entries', stretches: 'board_stretches' };

/** A position is a sum over stretches plus a count inside one, so both should be about as long: √1,000,000. */
const longest = 1_000;
const shortest = longest / 8;

interface Stretch {
  platform: string;
  board_id: string;
  first_place: number;
  first_entity: string;
}

/**
 * Counts rows in and out of the stretches of their boards, then splits the stretches that became too long and joins those too short.
 * Runs in the transaction that moves the rows, and whoever moves rows of that list does so alone: the counts are exact for every reader.
 */
export async function movePlaces(tx: Transaction, changes: readonly PlaceChange[], counted: Counted = boards): Promise<void> {
  if (changes.length === 0) return;
  const sent = JSON.stringify(changes);
  await tx`
    insert into ${tx(counted.stretches)} (platform, board_id, first_place, first_entity, rows)
    select distinct platform, board_id, '-Infinity'::float8, '00000000-0000-0000-0000-000000000000'::uuid, 0
    from json_to_recordset(${sent}::text::json) as r(platform text, board_id text)
    on conflict do nothing`;
  const touched = await tx<(Stretch & { rows: number })[]>`
    with moves as (
      select s.platform, s.board_id, s.first_place, s.first_entity, sum(r.change)::int as change
      from json_to_recordset(${sent}::text::json) as r(platform text, board_id text, place float8, entity uuid, change int),
      lateral (select b.platform, b.board_id, b.first_place, b.first_entity from ${tx(counted.stretches)} b
        where b.platform = r.platform and b.board_id = r.board_id and (b.first_place, b.first_entity) <= (r.place, r.entity)
        order by b.first_place desc, b.first_entity desc limit 1) s
      group by 1, 2, 3, 4)
    update ${tx(counted.stretches)} b set rows = b.rows + moves.change from moves
    where b.platform = moves.platform and b.board_id = moves.board_id
      and b.first_place = moves.first_place and b.first_entity = moves.first_entity
    returning b.platform, b.board_id, b.first_place, b.first_entity, b.rows`;
  for (const stretch of touched) {
    if (stretch.rows > longest) await split(tx, stretch, counted);
    else if (stretch.rows < shortest && stretch.first_place !== Number.NEGATIVE_INFINITY) await join(tx, stretch, counted);
  }
}

/** Cuts a stretch into halves of the longest. */
async function split(tx: Transaction, { platform, board_id, first_place, first_entity }: Stretch, counted: Counted): Promise<void> {
  await tx`
    with next as (select first_place, first_entity from ${tx(counted.stretches)}
      where platform = ${platform} and board_id = ${board_id} and (first_place, first_entity) > (${first_place}, ${first_entity}::uuid)
      order by first_place, first_entity limit 1),
    inside as (select place, entity, row_number() over (order by place, entity) - 1 as nth from ${tx(counted.rows)}
      where platform = ${platform} and board_id = ${board_id} and place is not null
        and (place, entity) >= (${first_place}, ${first_entity}::uuid)
        and (not exists (select from next) or (place, entity) < (select first_place, first_entity from next))),
    parts as (select nth / ${longest / 2}::int as part, count(*)::int as rows, min(nth) as first from inside group by 1)
    insert into ${tx(counted.stretches)} as held (platform, board_id, first_place, first_entity, rows)
    select ${platform}, ${board_id},
      case when part = 0 then ${first_place}::float8 else inside.place end,
      case when part = 0 then ${first_entity}::uuid else inside.entity end, rows
    from parts join inside on inside.nth = parts.first
    on conflict (platform, board_id, first_place, first_entity) do update set rows = excluded.rows`;
}

/** Gives a stretch to the one before it. Two that were joined may be too long: the next change there splits them. */
async function join(tx: Transaction, { platform, board_id, first_place, first_entity }: Stretch, { stretches }: Counted): Promise<void> {
  await tx`
    with gone as (delete from ${tx(stretches)}
      where platform = ${platform} and board_id = ${board_id} and first_place = ${first_place} and first_entity = ${first_entity}::uuid
      returning rows),
    before as (select first_place, first_entity from ${tx(stretches)}
      where platform = ${platform} and board_id = ${board_id} and (first_place, first_entity) < (${first_place}, ${first_entity}::uuid)
      order by first_place desc, first_entity desc limit 1)
    update ${tx(stretches)} b set rows = b.rows + gone.rows from gone, before
    where b.platform = ${platform} and b.board_id = ${board_id} and b.first_place = before.first_place and b.first_entity = before.first_entity`;
}
