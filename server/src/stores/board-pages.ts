import type { Sql } from '../db/client.ts';
import { arrayText, jsonText } from '../db/columns.ts';
import { entryText } from './board-entry-text.ts';
import type { BoardName, EntryKey } from './board-keys.ts';
import { sharedQuery } from './shared-query.ts';

export interface BoardPage {
  /** JSON texts of the contract `BoardEntry`, joined by commas. */
  readonly items: string;
  /** The last row of the page when there are more after it. */
  readonly last: EntryKey | undefined;
}

interface Asked extends BoardName {
  after: EntryKey;
  limit: number;
}
interface PageRow {
  nth: number;
  items: string;
  more: boolean;
  place: number;
  entity: string;
}

/** Before every row: no place is infinite. */
const beginning: EntryKey = { place: Number.NEGATIVE_INFINITY, entity: '00000000-0000-0000-0000-000000000000' };
const empty: BoardPage = { items: '', last: undefined };

/**
 * Pages of boards in their order, with exact positions. The database writes the text of a page: taking its rows apart here and
 * putting them together again took longer than the query.
 */
export function boardPages(sql: Sql) {
  const page = sharedQuery<Asked, BoardPage>({
    async query(asked) {
      const rows = await pagesOf(sql, asked);
      const found = new Map(
        rows.map(({ nth, items, more, place, entity }) => [nth, { items, last: more ? { place, entity } : undefined }]),
      );
      return asked.map((_, at) => found.get(at + 1) ?? empty);
    },
    nameOf,
    most: 100,
  });
  return ({ platform, id }: BoardName, after: EntryKey | undefined, limit: number): Promise<BoardPage> =>
    page({ platform, id, after: after ?? beginning, limit });
}

const nameOf = ({ platform, id, after, limit }: Asked): string => `${platform} ${limit} ${after.place} ${after.entity} ${id}`;

/** A row for each page that has rows. Equal places share a position: that of the first of them, which may stand on a page before. */
function pagesOf(sql: Sql, asked: readonly Asked[]): Promise<PageRow[]> {
  const column = (of: (one: Asked) => string | number) => arrayText(asked.map(of));
  return sql<PageRow[]>`
    with asked as (select * from rows from (
      unnest(
        ${column(({ platform }) => platform)}::text::text[],
        ${column(({ after }) => after.place)}::text::float8[],
        ${column(({ after }) => after.entity)}::text::uuid[],
        ${column(({ limit }) => limit)}::text::int[]),
      json_array_elements_text(${jsonText(asked.map(({ id }) => id))}::text::json)
    ) with ordinality as a(platform, place, entity, most, board_id, nth))
    select a.nth::int, page.* from asked a,
    lateral (select e.place, e.entity from board_entries e
      where e.platform = a.platform and e.board_id = a.board_id and e.place is not null and (e.place, e.entity) > (a.place, a.entity)
      order by e.place, e.entity limit 1) first,
    lateral (select
      case when a.place = '-Infinity' then 0 else board_rows_before(a.platform, a.board_id, first.place, first.entity) end as before,
      case when a.place = '-Infinity' then 1
        else board_rows_before(a.platform, a.board_id, first.place, ${beginning.entity}) + 1 end as position) start,
    lateral (
      select string_agg(text, ',' order by place, entity) filter (where row <= a.most) as items, count(*) > a.most as more,
        max(place) filter (where row = a.most) as place, (array_agg(entity) filter (where row = a.most))[1] as entity
      from (
        select e.place, e.entity, row_number() over (order by e.place, e.entity) as row,
          ${entryText(sql, sql`case when e.place = first.place then start.position else start.before + rank() over (order by e.place) end`)} as text
        from (select * from board_entries b
          where b.platform = a.platform and b.board_id = a.board_id and b.place is not null and (b.place, b.entity) > (a.place, a.entity)
          order by b.place, b.entity limit a.most + 1) e join facts f using (entity)) rows) page`;
}
