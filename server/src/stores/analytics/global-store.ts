import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { type PersonId, profileKeyOf } from '@infofi-lens/shared/facts/person';
import type { Sql } from '../../db/client.ts';
import { arrayText } from '../../db/columns.ts';
import type { EntryKey } from '../board-keys.ts';
import { sharedQuery } from '../shared-query.ts';

export interface GlobalPageText {
  /** JSON texts of the contract `GlobalMember`, joined by commas. */
  readonly items: string;
  /** The last member of the page when there are more after it. */
  readonly last: EntryKey | undefined;
  /** All members. */
  readonly of: number;
}
interface Asked {
  readonly after: EntryKey;
  readonly limit: number;
}

const noEntity = '00000000-0000-0000-0000-000000000000';
const beginning: EntryKey = { place: Number.NEGATIVE_INFINITY, entity: noEntity };
const nameOf = ({ after, limit }: Asked): string => `${limit} ${after.place} ${after.entity}`;

/** Reads of the global board. Positions are sums over counted parts: see `global_rows_before`. */
export function globalStore(sql: Sql, nameOfEntity: (key: EntityKey) => string) {
  const page = sharedQuery<Asked, GlobalPageText>({
    async query(asked) {
      const rows = await pagesOf(sql, asked);
      const found = new Map(rows.map((row) => [row.nth, row]));
      return asked.map((_, at) => pageOf(found.get(at + 1)));
    },
    nameOf,
    most: 100,
  });

  return {
    /** One page in order. @param after The last one of the page before. */
    page: (after: EntryKey | undefined, limit: number): Promise<GlobalPageText> => page({ after: after ?? beginning, limit }),

    /** One member: JSON text of the contract `GlobalMember`, and how many there are. */
    async member(person: PersonId): Promise<{ text: string; of: number } | undefined> {
      const [row] = await sql<{ text: string; of: number }[]>`
        select '{"position":' || global_rows_before(m.place, ${noEntity}::text::uuid) + 1 || ',' || substr(m.member::text, 2) as text,
          (select members from global_total) as of
        from global_members m where m.entity = ${nameOfEntity(profileKeyOf(person))}::text::uuid`;
      return row;
    },
  };
}
export type GlobalStore = ReturnType<typeof globalStore>;

interface PageRow {
  nth: number;
  items: string | null;
  more: boolean;
  place: number | null;
  entity: string | null;
  of: number;
}
const pageOf = (row: PageRow | undefined): GlobalPageText => ({
  items: row?.items ?? '',
  last: row?.more && row.place !== null && row.entity !== null ? { place: row.place, entity: row.entity } : undefined,
  of: row?.of ?? 0,
});

/** A row for each page. Equal places share a position: that of the first of them, which may stand on a page before. */
function pagesOf(sql: Sql, asked: readonly Asked[]): Promise<PageRow[]> {
  const column = (of: (one: Asked) => string | number) => arrayText(asked.map(of));
  return sql<PageRow[]>`
    with asked as (select * from unnest(${column(({ after }) => after.place)}::text::float8[], ${column(({ after }) => after.entity)}::text::uuid[],
      ${column(({ limit }) => limit)}::text::int[]) with ordinality as a(place, entity, most, nth))
    select a.nth::int, page.*, (select members from global_total) as of from asked a
    left join lateral (select m.place, m.entity from global_members m
      where m.platform = 'all' and m.board_id = 'global' and (m.place, m.entity) > (a.place, a.entity)
      order by m.place, m.entity limit 1) first on true,
    lateral (select case when a.place = '-Infinity' then 0 else global_rows_before(first.place, first.entity) end as before offset 0) counted,
    lateral (select case
      when a.place = first.place then global_rows_before(first.place, ${noEntity}::text::uuid) + 1 else counted.before + 1 end as position) start,
    lateral (
      select string_agg(text, ',' order by place, entity) filter (where row <= a.most) as items, count(*) > a.most as more,
        max(place) filter (where row = a.most) as place, (array_agg(entity) filter (where row = a.most))[1] as entity
      from (
        select m.place, m.entity, row_number() over (order by m.place, m.entity) as row,
          '{"position":' || case when m.place = first.place then start.position else counted.before + rank() over (order by m.place) end
            || ',' || substr(m.member::text, 2) as text
        from (select * from global_members g
          where g.platform = 'all' and g.board_id = 'global' and (g.place, g.entity) > (a.place, a.entity)
          order by g.place, g.entity limit a.most + 1) m) rows) page`;
}
