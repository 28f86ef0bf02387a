import { standingField } from '@infofi-lens/shared/facts/standing';
import type { Transaction } from '../db/client.ts';
import { movePlaces, type PlaceChange } from './board-places.ts';
import type { EntityChange } from './known-entity.ts';

interface Row {
  entity: string;
  platform: string;
  board_id: string;
  subject_id: string;
  /** Minus the value the board is ordered by; `null` without an agreed one. */
  place: number | null;
}

/** Keeps the rows of boards in their order, and the counts that positions are read from. */
export async function writeBoardEntries(tx: Transaction, changes: readonly EntityChange[]): Promise<void> {
  const rows = [...changes.flatMap(rowOf), ...(await withoutPlace(tx, changes))];
  if (rows.length === 0) return;
  const sent = JSON.stringify(rows);
  const moved = await tx<
    { entity: string; board_id: string; platform: string; from_place: number | null; to_place: number | null; known: boolean }[]
  >`
    with sent as (select * from json_to_recordset(${sent}::text::json)
      as r(entity uuid, platform text, board_id text, subject_id text, place float8)),
    held as materialized (select e.entity, e.place from board_entries e join sent using (entity)),
    written as (
      insert into board_entries select * from sent
      on conflict (entity) do update set place = excluded.place)
    select sent.entity, sent.platform, sent.board_id, held.place as from_place, sent.place as to_place, held.entity is not null as known
    from sent left join held using (entity)
    where held.entity is null or held.place is distinct from sent.place`;

  const places = moved.flatMap(({ platform, board_id, entity, from_place, to_place }): PlaceChange[] => [
    ...(from_place === null ? [] : [{ platform, board_id, entity, place: from_place, change: -1 }]),
    ...(to_place === null ? [] : [{ platform, board_id, entity, place: to_place, change: 1 }]),
  ]);
  const boards = [...Map.groupBy(moved, ({ platform, board_id }) => `${platform} ${board_id}`).values()].map((same) => ({
    platform: same[0]?.platform,
    board_id: same[0]?.board_id,
    standing: same.reduce((sum, { from_place, to_place }) => sum + Number(to_place !== null) - Number(from_place !== null), 0),
    rows: same.filter(({ known }) => !known).length,
  }));
  if (boards.length === 0) return;
  await tx`
    insert into boards as held (platform, board_id, standing, rows)
    select * from json_to_recordset(${JSON.stringify(boards)}::text::json) as r(platform text, board_id text, standing int, rows int)
    on conflict (platform, board_id) do update set standing = held.standing + excluded.standing, rows = held.rows + excluded.rows`;
  await movePlaces(tx, places);
}

/** Rows that stand on a board although nobody names their board or subject any more: they keep the row and lose the place. */
async function withoutPlace(tx: Transaction, changes: readonly EntityChange[]): Promise<Row[]> {
  const nameless = changes.filter(
    (change) => change.kind === 'board-entry' && change.wasAgreed !== undefined && rowOf(change).length === 0,
  );
  if (nameless.length === 0) return [];
  const names = `{${nameless.map(({ entity }) => entity).join()}}`;
  const held = await tx<Omit<Row, 'place'>[]>`
    select replace(entity::text, '-', '') as entity, platform, board_id, subject_id from board_entries where entity = any(${names}::text::uuid[])`;
  return held.map((row) => ({ ...row, place: null }));
}

/** The board and subject an entry's id is made of; they never change, so neither does the row's board. */
function rowOf({ kind, entity, platform, agreed, facts, id }: EntityChange): Row[] {
  const [boardId, subjectId] = [facts.boardId?.value, facts.subjectId?.value];
  if (kind !== 'board-entry' || typeof boardId !== 'string' || typeof subjectId !== 'string' || id !== `${boardId}:${subjectId}`) return [];
  const fact = facts[standingField[platform]];
  const place = agreed && fact?.evidence.status === 'agreed' && typeof fact.value === 'number' ? -fact.value : null;
  return [{ entity, platform, board_id: boardId, subject_id: subjectId, place: Object.is(place, -0) ? 0 : place }];
}
