import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import type { Knot, Level, Shape } from '@infofi-lens/shared/scoring/board/shape';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Transaction } from '../../db/client.ts';
import { arrayText, jsonText } from '../../db/columns.ts';
import type { BoardName } from '../board-keys.ts';

export interface HeldShape extends BoardName {
  readonly shape: Shape;
  readonly madeAt: EpochMs;
}
interface ShapeRow {
  platform: PlatformId;
  board_id: string;
  rows: number;
  knots: Knot[];
  made_at: EpochMs;
}
const shapeOfRow = ({ platform, board_id, rows, knots, made_at }: ShapeRow): HeldShape => ({
  platform,
  id: board_id,
  shape: { rows, knots },
  madeAt: made_at,
});

const named = (tx: Transaction, boards: readonly BoardName[]) => tx`rows from (
  unnest(${arrayText(boards.map(({ platform }) => platform))}::text::text[]),
  json_array_elements_text(${jsonText(boards.map(({ id }) => id))}::text::json)) as n(platform, board_id)`;

/** Shapes of boards by platform and id, with a blank between; boards without rows have none. */
export async function shapesOf(tx: Transaction, boards: readonly BoardName[]): Promise<ReadonlyMap<string, HeldShape>> {
  if (boards.length === 0) return new Map();
  const rows = await tx<ShapeRow[]>`
    select s.platform, s.board_id, s.rows, s.knots, s.made_at from board_shapes s join ${named(tx, boards)} using (platform, board_id)
    where s.made_at > 0`;
  return new Map(rows.map((row) => [`${row.platform} ${row.board_id}`, shapeOfRow(row)]));
}

/** Counts changed rows. @returns the boards of which so many changed that their shape is to be looked at, with the one held. */
export async function countMoves(
  tx: Transaction,
  moved: readonly (BoardName & { rows: number })[],
): Promise<(BoardName & { standing: number; held: HeldShape | undefined })[]> {
  if (moved.length === 0) return [];
  const rows = await tx<(ShapeRow & { standing: number })[]>`
    with sent as (select * from rows from (
      unnest(${arrayText(moved.map(({ platform }) => platform))}::text::text[]),
      json_array_elements_text(${jsonText(moved.map(({ id }) => id))}::text::json),
      unnest(${arrayText(moved.map(({ rows }) => rows))}::text::int[])) as n(platform, board_id, moves)),
    counted as (insert into board_shapes as held (platform, board_id, rows, knots, made_at, moves)
      select platform, board_id, 0, '[]', 0, moves from sent order by platform, board_id
      on conflict (platform, board_id) do update set moves = held.moves + excluded.moves
      returning platform, board_id, rows, knots, made_at, moves)
    select c.platform, c.board_id, c.rows, c.knots, c.made_at, b.standing from counted c join boards b using (platform, board_id)
    where c.made_at = 0 or c.moves >= b.standing / 100`;
  return rows.map((row) => ({
    platform: row.platform,
    id: row.board_id,
    standing: row.standing,
    held: row.made_at > 0 ? shapeOfRow(row) : undefined,
  }));
}

/** Boards up to so many rows are read whole. */
const readWhole = 2_000;
/** Of longer ones the first rows, where ranks matter most; the rest is told by the counted stretches. */
const readFirst = 200;

/** The values of a board as it is now, the best first, and how many rows it has: as the platform says, at least those that stand there. */
export async function readLevels(
  tx: Transaction,
  { platform, id, standing }: BoardName & { standing: number },
): Promise<{ levels: Level[]; whole: number }> {
  const first = await tx<{ place: number; rows: number }[]>`
    select place, count(*)::int as rows from (
      select place from board_entries where platform = ${platform} and board_id = ${id} and place is not null
      order by place, entity limit ${standing > readWhole ? readFirst : readWhole}) r
    group by place order by place`;
  const levels = first.map(({ place, rows }): Level => ({ value: -place, rows }));
  const rest = standing > readWhole ? await restOf(tx, { platform, id }, first.at(-1)?.place ?? 0) : [];
  const [board] = await tx<{ total: number | null }[]>`
    select case when facts -> 'totalCount' -> 'evidence' ->> 'status' = 'agreed' then (facts -> 'totalCount' ->> 'value')::float8 end as total
    from facts where kind = 'board' and platform = ${platform} and id = ${id}`;
  return { levels: [...levels, ...rest], whole: Math.max(board?.total ?? 0, standing) };
}

/** What stands behind the first rows: the row that begins each stretch, with its exact rank. */
async function restOf(tx: Transaction, { platform, id }: BoardName, after: number): Promise<Level[]> {
  const stretches = await tx<{ first_place: number; before: number }[]>`
    select first_place, (sum(rows) over (order by first_place, first_entity) - rows)::int as before from board_stretches
    where platform = ${platform} and board_id = ${id} order by first_place, first_entity`;
  const levels: Level[] = [];
  for (const { first_place, before } of stretches) {
    const last = levels.at(-1);
    if (last?.value === -first_place) levels[levels.length - 1] = { ...last, rows: before + 2 - (last.rank ?? 1) };
    else if (first_place > after) levels.push({ value: -first_place, rows: 1, rank: before + 1 });
  }
  return levels;
}

/** Puts a shape in place: everybody on the board is to be scored by it. */
export async function putShape(tx: Transaction, { platform, id }: BoardName, shape: Shape, now: EpochMs): Promise<void> {
  await tx`
    update board_shapes set rows = ${shape.rows}, knots = ${JSON.stringify(shape.knots)}::text::json, made_at = ${now}, moves = 0,
      version = nextval('shape_versions'),
      scored_place = '-Infinity', scored_entity = '00000000-0000-0000-0000-000000000000'
    where platform = ${platform} and board_id = ${id}`;
}

/** The board still is of its shape. */
export async function keepShape(tx: Transaction, { platform, id }: BoardName): Promise<void> {
  await tx`update board_shapes set moves = 0 where platform = ${platform} and board_id = ${id}`;
}

/** A row whose subject is to be scored because its board has another shape. */
export interface Unscored extends BoardName {
  readonly subjectId: string;
  /** Of the shape. */
  readonly version: number;
}

/** The next rows that are to be scored by a new shape, of one board. @returns none when all were. */
export async function takeUnscored(tx: Transaction, limit: number): Promise<Unscored[]> {
  const [due] = await tx<{ platform: PlatformId; board_id: string; scored_place: number; scored_entity: string; version: number }[]>`
    select platform, board_id, scored_place, scored_entity, version from board_shapes
    where scored_place is not null order by platform, board_id limit 1`;
  if (!due) return [];
  const { platform, board_id, scored_place, scored_entity, version } = due;
  const rows = await tx<{ subject_id: string; place: number; entity: string }[]>`
    select subject_id, place, entity from board_entries
    where platform = ${platform} and board_id = ${board_id} and place is not null and (place, entity) > (${scored_place}, ${scored_entity}::uuid)
    order by place, entity limit ${limit}`;
  const last = rows.length < limit ? undefined : rows.at(-1);
  await tx`update board_shapes set scored_place = ${last?.place ?? null}, scored_entity = ${last?.entity ?? null}
    where platform = ${platform} and board_id = ${board_id}`;
  return rows.map(({ subject_id }) => ({ platform, id: board_id, subjectId: subject_id, version }));
}

/** Whether boards wait for their rows to be scored by a new shape. */
export async function someUnscored(tx: Transaction): Promise<boolean> {
  const [due] = await tx`select from board_shapes where scored_place is not null limit 1`;
  return due !== undefined;
}
