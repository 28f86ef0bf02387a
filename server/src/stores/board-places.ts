import type { Transaction } from '../db/client.ts';

/** One row that comes to (1) or leaves (-1) a place on a board. */
export interface PlaceChange {
  platform: string;
  board_id: string;
  place: number;
  entity: string;
  change: number;
}

/** Where rows stand and where they are counted: tables with the columns of `board_entries`, `board_stretches` and `board_spans`. */
export interface Counted {
  readonly rows: string;
  readonly stretches: string;
  readonly spans: string;
}
const boards: Counted = { rows: 'board_entries', stretches: 'board_stretches', spans: 'board_spans' };

/**
 * A position is a sum over spans, one over the stretches inside a span, and a count inside a stretch: of a million, each reads some
 * dozens of rows. Whoever is longer is split into halves, whoever is shorter than an eighth joined to the one before.
 */
const longest = { stretch: 250, span: 16_000 };
const shortestPart = 1 / 8;

/** A counted part of a board: a stretch of rows or a span of stretches. */
interface Part {
  platform: string;
  board_id: string;
  first_place: number;
  first_entity: string;
  rows: number;
}

/**
 * Counts rows in and out of the stretches and spans of their boards, then splits the parts that became too long and joins those too short.
 * Runs in the transaction that moves the rows, and whoever moves rows of that list does so alone: the counts are exact for every reader.
 */
export async function movePlaces(tx: Transaction, changes: readonly PlaceChange[], counted: Counted = boards): Promise<void> {
  if (changes.length === 0) return;
  const sent = JSON.stringify(changes);
  const [stretches, spans] = await Promise.all([count(tx, sent, counted.stretches), count(tx, sent, counted.spans)]);
  for (const stretch of stretches) {
    if (stretch.rows > longest.stretch) await splitStretch(tx, stretch, counted);
    else if (isShort(stretch, longest.stretch)) await joinStretch(tx, stretch, counted);
  }
  for (const span of spans) {
    if (span.rows > longest.span) await splitSpan(tx, span, counted);
    else if (isShort(span, longest.span)) await join(tx, span, counted.spans);
  }
}

/** The first part of a board stays, however short. */
const isShort = ({ rows, first_place }: Part, most: number): boolean =>
  rows < most * shortestPart && first_place !== Number.NEGATIVE_INFINITY;

/** @returns the parts of a table whose counts changed, the first of a board made if need be. */
async function count(tx: Transaction, changes: string, table: string): Promise<Part[]> {
  await tx`
    insert into ${tx(table)} (platform, board_id, first_place, first_entity, rows)
    select distinct platform, board_id, '-Infinity'::float8, '00000000-0000-0000-0000-000000000000'::uuid, 0
    from json_to_recordset(${changes}::text::json) as r(platform text, board_id text)
    on conflict do nothing`;
  return tx<Part[]>`
    with moves as (
      select s.platform, s.board_id, s.first_place, s.first_entity, sum(r.change)::int as change
      from json_to_recordset(${changes}::text::json) as r(platform text, board_id text, place float8, entity uuid, change int),
      lateral (select b.platform, b.board_id, b.first_place, b.first_entity from ${tx(table)} b
        where b.platform = r.platform and b.board_id = r.board_id and (b.first_place, b.first_entity) <= (r.place, r.entity)
        order by b.first_place desc, b.first_entity desc limit 1) s
      group by 1, 2, 3, 4)
    update ${tx(table)} b set rows = b.rows + moves.change from moves
    where b.platform = moves.platform and b.board_id = moves.board_id
      and b.first_place = moves.first_place and b.first_entity = moves.first_entity
    returning b.platform, b.board_id, b.first_place, b.first_entity, b.rows`;
}

/** Cuts a stretch into halves of the longest. */
async function splitStretch(tx: Transaction, { platform, board_id, first_place, first_entity }: Part, counted: Counted): Promise<void> {
  await tx`
    with next as (select first_place, first_entity from ${tx(counted.stretches)}
      where platform = ${platform} and board_id = ${board_id} and (first_place, first_entity) > (${first_place}, ${first_entity}::uuid)
      order by first_place, first_entity limit 1),
    inside as (select place, entity, row_number() over (order by place, entity) - 1 as nth from ${tx(counted.rows)}
      where platform = ${platform} and board_id = ${board_id} and place is not null
        and (place, entity) >= (${first_place}, ${first_entity}::uuid)
        and (not exists (select from next) or (place, entity) < (select first_place, first_entity from next))),
    parts as (select nth / ${longest.stretch / 2}::int as part, count(*)::int as rows, min(nth) as first from inside group by 1)
    insert into ${tx(counted.stretches)} as held (platform, board_id, first_place, first_entity, rows)
    select ${platform}, ${board_id},
      case when part = 0 then ${first_place}::float8 else inside.place end,
      case when part = 0 then ${first_entity}::uuid else inside.entity end, rows
    from parts join inside on inside.nth = parts.first
    on conflict (platform, board_id, first_place, first_entity) do update set rows = excluded.rows`;
}

/** Cuts a span into halves of the longest, where stretches begin. */
async function splitSpan(tx: Transaction, { platform, board_id, first_place, first_entity }: Part, counted: Counted): Promise<void> {
  await tx`
    with next as (select first_place, first_entity from ${tx(counted.spans)}
      where platform = ${platform} and board_id = ${board_id} and (first_place, first_entity) > (${first_place}, ${first_entity}::uuid)
      order by first_place, first_entity limit 1),
    inside as (select first_place, first_entity, rows,
        (sum(rows) over (order by first_place, first_entity) - rows) / ${longest.span / 2}::int as part from ${tx(counted.stretches)}
      where platform = ${platform} and board_id = ${board_id} and (first_place, first_entity) >= (${first_place}, ${first_entity}::uuid)
        and (not exists (select from next) or (first_place, first_entity) < (select first_place, first_entity from next)))
    insert into ${tx(counted.spans)} as held (platform, board_id, first_place, first_entity, rows)
    select ${platform}, ${board_id}, (array_agg(first_place order by first_place, first_entity))[1],
      (array_agg(first_entity order by first_place, first_entity))[1], sum(rows)::int
    from inside group by part
    on conflict (platform, board_id, first_place, first_entity) do update set rows = excluded.rows`;
}

/** Gives a stretch to the one before it, unless a span begins there. */
async function joinStretch(tx: Transaction, stretch: Part, { stretches, spans }: Counted): Promise<void> {
  const { platform, board_id, first_place, first_entity } = stretch;
  const begun = await tx`
    select from ${tx(spans)}
    where platform = ${platform} and board_id = ${board_id} and first_place = ${first_place} and first_entity = ${first_entity}::uuid`;
  if (begun.length === 0) await join(tx, stretch, stretches);
}

/** Gives a part to the one before it. Two that were joined may be too long: the next change there splits them. */
async function join(tx: Transaction, { platform, board_id, first_place, first_entity }: Part, table: string): Promise<void> {
  await tx`
    with gone as (delete from ${tx(table)}
      where platform = ${platform} and board_id = ${board_id} and first_place = ${first_place} and first_entity = ${first_entity}::uuid
      returning rows),
    before as (select first_place, first_entity from ${tx(table)}
      where platform = ${platform} and board_id = ${board_id} and (first_place, first_entity) < (${first_place}, ${first_entity}::uuid)
      order by first_place desc, first_entity desc limit 1)
    update ${tx(table)} b set rows = b.rows + gone.rows from gone, before
    where b.platform = ${platform} and b.board_id = ${board_id} and b.first_place = before.first_place and b.first_entity = before.first_entity`;
}
