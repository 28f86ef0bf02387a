import type { CampaignsQuery } from '@infofi-lens/shared/contracts/campaigns';
import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql } from '../db/client.ts';
import { type FactRow, type PublishedEntity, published } from './fact-store.ts';

export type CampaignFilter = Omit<CampaignsQuery, 'cursor' | 'limit'>;
/** Where a row stands in the order of a list: the value it is sorted by, and its name. */
export interface ListKey {
  value: number;
  entity: string;
}
export type Listed = PublishedEntity & { key: ListKey };

/** Lists of campaigns. */
export const campaignStore = (sql: Sql) => ({
  /** One page. @param after Where the last page ended. */
  async list(filter: CampaignFilter, now: EpochMs, after: ListKey | undefined, limit: number): Promise<Listed[]> {
    const { column, ascending } = orders[filter.sort];
    const value = sql(column);
    const beyond =
      after &&
      (ascending
        ? sql`and (${value}, o.entity) > (${after.value}::bigint, ${after.entity}::text::uuid)`
        : sql`and (${value}, o.entity) < (${after.value}::bigint, ${after.entity}::text::uuid)`);
    const ofAttributes = sql`
        ${filter.type === undefined ? sql`` : sql`and type = ${filter.type}`}
        ${filter.chain === undefined ? sql`` : sql`and chain = ${filter.chain}`}
        ${filter.spaceId === undefined ? sql`` : sql`and space_id = ${filter.spaceId}`}
        ${filter.endsBefore === undefined ? sql`` : sql`and ends_at < ${filter.endsBefore}`}
        ${statusIs(sql, filter.status, now)}
        ${filter.sort === 'ending' ? sql`and ends_at >= ${now}` : sql``}`;
    const rows = await sql<(FactRow & { value: number; entity: string })[]>`
      with page as (
        select o.entity, ${value} as value
        from ${filter.sort === 'participants' ? sql`campaign_counts o join campaigns c using (entity)` : sql`campaigns o`}
        where o.agreed = ${!filter.unconfirmed}
        ${filter.platform === undefined ? sql`` : sql`and o.platform = ${filter.platform}`}
        ${ofAttributes}
        ${beyond ?? sql``}
        order by ${value} ${ascending ? sql`asc, o.entity asc` : sql`desc, o.entity desc`} limit ${limit})
      select page.entity, page.value, f.platform, f.kind, f.id, f.seq, f.facts::text as facts
      from page join facts f using (entity) order by page.value ${ascending ? sql`asc, page.entity asc` : sql`desc, page.entity desc`}`;
    return rows.map((row) => ({ ...published(row), key: { value: row.value, entity: row.entity } }));
  },

  /** Agreed campaigns whose name holds or resembles the words, the closest first. */
  async search(words: string, platform: PlatformId | undefined, limit: number): Promise<PublishedEntity[]> {
    const rows = await sql<FactRow[]>`
      with found as (
        select entity, word_similarity(${words}, name) as closeness, participants
        from campaign_names join campaign_counts using (entity)
        where agreed and (name ilike ${`%${literally(words)}%`} or ${words} <% name)
        ${platform === undefined ? sql`` : sql`and platform = ${platform}`}
        order by closeness desc, participants desc, entity limit ${limit})
      select f.platform, f.kind, f.id, f.seq, f.facts::text as facts
      from found join facts f using (entity) order by closeness desc, participants desc, entity`;
    return rows.map(published);
  },
});
export type CampaignStore = ReturnType<typeof campaignStore>;

const orders = {
  ending: { column: 'ends_at', ascending: true },
  participants: { column: 'participants', ascending: false },
  recent: { column: 'first_seq', ascending: false },
} as const;

/** An end time that has passed makes a campaign ended, whatever anybody saw before. */
function statusIs(sql: Sql, status: CampaignFilter['status'], now: EpochMs) {
  if (status === undefined) return sql``;
  if (status === 'ended') return sql`and (status = 'ended' or ends_at < ${now})`;
  return sql`and status = ${status} and (ends_at is null or ends_at >= ${now})`;
}

/** In a pattern, `%` and `_` stand for anything: here they stand for themselves. */
const literally = (words: string): string => words.replace(/[\\%_]/g, '\\$&');
