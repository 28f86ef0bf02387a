import type { PendingQuery, Row } from 'postgres';
import type { Sql } from '../db/client.ts';

/**
 * SQL that writes the contract `BoardEntry` as JSON text, from `board_entries e` and its `facts f`.
 * @param position SQL of the position; null: the row has none.
 * @param members SQL of further members with the comma before them (`',"of":' || b.standing`).
 */
export const entryText = (sql: Sql, position: PendingQuery<Row[]>, members: PendingQuery<Row[]> = sql`''`) => sql`
  '{' || coalesce('"position":' || (${position}) || ',', '') || '"boardId":' || to_json(e.board_id) || ',"subjectId":' || to_json(e.subject_id)
  || ',"entry":{"platform":"' || f.platform || '","kind":"' || f.kind || '","id":' || to_json(f.id) || ',"facts":' || f.facts::text || '}' || ${members} || '}'`;
