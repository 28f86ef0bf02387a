import { type EntityKey, entityKey, type PlatformId } from '@infofi-lens/shared/facts/observation';
import type { Sql } from '../db/client.ts';
import { type FactRow, type PublishedEntity, published } from './fact-store.ts';

export interface BoardName {
  platform: PlatformId;
  id: string;
}
export type BoardRow = BoardName & { standing: number; rows: number };
export interface EntryKey {
  place: number;
  entity: string;
}
/** A row of a board. `position`: exact, from 1, equal values share one; `undefined` for an unconfirmed row. */
export type Entry = PublishedEntity & { boardId: string; subjectId: string; position: number | undefined; key: EntryKey };

interface EntryRow extends FactRow {
  entity: string;
  board_id: string;
  subject_id: string;
  place: number | null;
  position: number | null;
}

/** Boards and their rows. Positions are sums over counted stretches: see `board_rows_before`. */
export const boardStore = (sql: Sql, nameOf: (key: EntityKey) => string) => ({
  async find({ platform, id }: BoardName): Promise<BoardRow | undefined> {
    const [found] = await sql<BoardRow[]>`
      select platform, board_id as id, standing, rows from boards where platform = ${platform} and board_id = ${id}`;
    return found;
  },

  /** The largest first. @param after The last one of the page before. */
  list(platforms: readonly PlatformId[], after: BoardRow | undefined, limit: number): Promise<BoardRow[]> {
    return sql<BoardRow[]>`
      select platform, board_id as id, standing, rows from boards where platform = any(${[...platforms]})
      ${after ? sql`and (-standing, platform, board_id) > (${-after.standing}::int, ${after.platform}, ${after.id})` : sql``}
      order by -standing, platform, board_id limit ${limit}`;
  },

  /** The boards of a space: `points:{spaceId}` and those of its sprints. */
  ofSpace(platform: PlatformId, spaceId: string): Promise<BoardRow[]> {
    const board = `points:${spaceId}`;
    return sql<BoardRow[]>`
      select platform, board_id as id, standing, rows from boards
      where platform = ${platform} and (board_id = ${board} or (board_id >= ${`${board}:`} and board_id < ${`${board};`}))
      order by board_id limit 100`;
  },

  /** One page of a board in its order. */
  async entries({ platform, id }: BoardName, after: EntryKey | undefined, limit: number): Promise<Entry[]> {
    const rows = await sql<(EntryRow & { before: number })[]>`
      with page as (
        select entity, board_id, subject_id, place from board_entries
        where platform = ${platform} and board_id = ${id} and place is not null
        ${after ? sql`and (place, entity) > (${after.place}::float8, ${after.entity}::text::uuid)` : sql``}
        order by place, entity limit ${limit}),
      start as (select place, entity from page order by place, entity limit 1)
      select page.*, f.platform, f.kind, f.id, f.seq, f.facts::text as facts,
        ${after ? sql`(select board_rows_before(${platform}, ${id}, place, entity) from start)` : sql`0`}
          + row_number() over (order by page.place, page.entity) - 1 as before,
        ${after ? sql`(select board_rows_before(${platform}, ${id}, place, '00000000-0000-0000-0000-000000000000') + 1 from start)` : sql`1`} as position
      from page join facts f using (entity) order by page.place, page.entity`;
    let [tiedPlace, position] = [rows[0]?.place, rows[0]?.position ?? 1];
    return rows.map((row) => {
      if (row.place !== tiedPlace) [tiedPlace, position] = [row.place, row.before + 1];
      return entry({ ...row, position });
    });
  },

  /** Rows whose value no quorum vouches for, in no meaningful order. */
  async unconfirmed({ platform, id }: BoardName, after: EntryKey | undefined, limit: number): Promise<Entry[]> {
    const rows = await sql<EntryRow[]>`
      select e.entity, e.board_id, e.subject_id, null as place, null as position, f.platform, f.kind, f.id, f.seq, f.facts::text as facts
      from board_entries e join facts f using (entity)
      where e.platform = ${platform} and e.board_id = ${id} and e.place is null ${after ? sql`and e.entity > ${after.entity}::text::uuid` : sql``}
      order by e.entity limit ${limit}`;
    return rows.map(entry);
  },

  /** One subject's row, and how many rows the board has. */
  async position(board: BoardName, subjectId: string): Promise<(Entry & { of: number }) | undefined> {
    const name = nameOf(entityKey({ platform: board.platform, kind: 'board-entry', id: `${board.id}:${subjectId}` }));
    const [row] = await sql<(EntryRow & { of: number })[]>`
      select e.entity, e.board_id, e.subject_id, e.place, b.standing as of, f.platform, f.kind, f.id, f.seq, f.facts::text as facts,
        board_rows_before(e.platform, e.board_id, e.place, '00000000-0000-0000-0000-000000000000') + 1 as position
      from board_entries e join facts f using (entity) join boards b on b.platform = e.platform and b.board_id = e.board_id
      where e.entity = ${name}::text::uuid and e.board_id = ${board.id} and e.subject_id = ${subjectId}`;
    return row && { ...entry(row), of: row.of };
  },

  /** Where one subject stands, board by board. @param after The last board of the page before. */
  async ofSubject(platform: PlatformId, subjectId: string, after: string | undefined, limit: number): Promise<Entry[]> {
    const rows = await sql<EntryRow[]>`
      select e.entity, e.board_id, e.subject_id, e.place, f.platform, f.kind, f.id, f.seq, f.facts::text as facts,
        case when e.place is not null then board_rows_before(e.platform, e.board_id, e.place, '00000000-0000-0000-0000-000000000000') + 1 end as position
      from board_entries e join facts f using (entity)
      where e.platform = ${platform} and e.subject_id = ${subjectId} ${after === undefined ? sql`` : sql`and e.board_id > ${after}`}
      order by e.board_id limit ${limit}`;
    return rows.map(entry);
  },
});
export type BoardStore = ReturnType<typeof boardStore>;

function entry(row: EntryRow): Entry {
  return {
    ...published(row),
    boardId: row.board_id,
    subjectId: row.subject_id,
    position: row.place === null ? undefined : (row.position ?? undefined),
    key: { place: row.place ?? 0, entity: row.entity },
  };
}
