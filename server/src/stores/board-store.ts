import { type EntityKey, entityKey, type PlatformId } from '@infofi-lens/shared/facts/entity';
import type { Sql } from '../db/client.ts';
import { entryText } from './board-entry-text.ts';
import type { BoardName, EntryKey } from './board-keys.ts';
import { boardPages } from './board-pages.ts';

export type BoardRow = BoardName & { standing: number; rows: number };
/** A row of a board: JSON text of the contract `BoardEntry`. */
export interface Entry {
  entity: string;
  boardId: string;
  text: string;
}

/** Boards and their rows. Positions are sums over counted parts: see `board_rows_before`. */
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
  entries: boardPages(sql),

  /** Rows whose value no quorum vouches for, in no meaningful order. */
  unconfirmed({ platform, id }: BoardName, after: EntryKey | undefined, limit: number): Promise<Entry[]> {
    return sql<Entry[]>`
      select e.entity, e.board_id as "boardId", ${entryText(sql, sql`null`)} as text
      from board_entries e join facts f using (entity)
      where e.platform = ${platform} and e.board_id = ${id} and e.place is null ${after ? sql`and e.entity > ${after.entity}::text::uuid` : sql``}
      order by e.entity limit ${limit}`;
  },

  /** One subject's row, and how many rows the board has: JSON text of the contract `Position`. */
  async position(board: BoardName, subjectId: string): Promise<string | undefined> {
    const name = nameOf(entityKey({ platform: board.platform, kind: 'board-entry', id: `${board.id}:${subjectId}` }));
    const [row] = await sql<{ text: string }[]>`
      select ${entryText(sql, placeOf(sql), sql`',"of":' || b.standing`)} as text
      from board_entries e join facts f using (entity) join boards b on b.platform = e.platform and b.board_id = e.board_id
      where e.entity = ${name}::text::uuid and e.board_id = ${board.id} and e.subject_id = ${subjectId}`;
    return row?.text;
  },

  /** Where one subject stands, board by board. @param after The last board of the page before. */
  ofSubject(platform: PlatformId, subjectId: string, after: string | undefined, limit: number): Promise<Entry[]> {
    return sql<Entry[]>`
      select e.entity, e.board_id as "boardId", ${entryText(sql, placeOf(sql))} as text
      from board_entries e join facts f using (entity)
      where e.platform = ${platform} and e.subject_id = ${subjectId} ${after === undefined ? sql`` : sql`and e.board_id > ${after}`}
      order by e.board_id limit ${limit}`;
  },
});
export type BoardStore = ReturnType<typeof boardStore>;

/** The exact position of `board_entries e`, from 1; equal values share one, and unconfirmed rows have none. */
const placeOf = (sql: Sql) =>
  sql`case when e.place is not null then board_rows_before(e.platform, e.board_id, e.place, '00000000-0000-0000-0000-000000000000') + 1 end`;
