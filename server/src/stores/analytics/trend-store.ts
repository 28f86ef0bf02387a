import type { TrendsQuery } from '@infofi-lens/shared/contracts/trends';
import { spans } from '@infofi-lens/shared/scoring/trends/spans';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql } from '../../db/client.ts';

export interface TrendKey {
  /** What the list is ordered by: distance from the usual, or size. */
  readonly by: number;
  readonly entity: string;
  readonly field: string;
}
export type ListedTrend = TrendKey & { readonly text: string };

/** Reads of what moved. */
export const trendStore = (sql: Sql, now: () => EpochMs) => ({
  /** What moves most first. Values that were last read before the span began are left out. @param after The last one of the page before. */
  list(
    { span, sort, platform, kind }: Pick<TrendsQuery, 'span' | 'sort' | 'platform' | 'kind'>,
    after: TrendKey | undefined,
    limit: number,
  ): Promise<ListedTrend[]> {
    const by = sort === 'unusual' ? sql`unusual` : sql`relative`;
    return sql<ListedTrend[]>`
      select ${by} as by, entity, field, trend::text as text from trends
      where span = ${span} and ${by} is not null and to_at > ${now() - spans[span].length}
      ${platform === undefined ? sql`` : sql`and platform = ${platform}`} ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
      ${after ? sql`and (${by} < ${after.by} or (${by} = ${after.by} and (entity, field) > (${after.entity}::text::uuid, ${after.field})))` : sql``}
      order by ${by} desc, entity, field limit ${limit}`;
  },
});
