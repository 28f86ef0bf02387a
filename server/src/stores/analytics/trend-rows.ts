import type { FactValue } from '@infofi-lens/shared/contracts/evidence';
import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import { type SpanName, spanNames, spans, type WatchedKind, watched, watchedKinds } from '@infofi-lens/shared/scoring/trends/spans';
import type { Point } from '@infofi-lens/shared/scoring/trends/trend';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Transaction } from '../../db/client.ts';
import { arrayText, jsonText } from '../../db/columns.ts';

export interface WatchedFacts {
  readonly entity: string;
  readonly platform: PlatformId;
  readonly kind: WatchedKind;
  readonly id: string;
  readonly facts: Readonly<Record<string, FactValue>>;
  /** Past agreed values by field, oldest first. */
  readonly points: ReadonlyMap<string, readonly Point[]>;
}

export interface TrendRow {
  readonly entity: string;
  readonly field: string;
  readonly span: SpanName;
  readonly platform: PlatformId;
  readonly kind: WatchedKind;
  readonly toAt: EpochMs;
  readonly relative: number;
  /** `undefined`: too little history. */
  readonly unusual: number | undefined;
  /** JSON of the contract `Trend`. */
  readonly text: string;
}

const day = 86_400_000;
/** Older values are read one a day: only spans of a day and longer look so far back. */
const readAllOf = 30 * day;
const longestPast = Math.max(...spanNames.map((name) => spans[name].past + 2 * spans[name].length));

/** What is watched of these entities. The only place from which trends take them: what is left out here is in none. */
export async function watchedFacts(tx: Transaction, entities: readonly string[], now: EpochMs): Promise<WatchedFacts[]> {
  if (entities.length === 0) return [];
  const names = arrayText(entities);
  const fields = [...new Set(watchedKinds.flatMap((kind) => [...watched[kind]]))];
  const [rows, points] = await Promise.all([
    tx<Omit<WatchedFacts, 'points'>[]>`
      select entity, platform, kind, id, facts from facts
      where entity = any(${names}::text::uuid[]) and kind = any(${watchedKinds}::text[])`,
    tx<{ entity: string; field: string; at: EpochMs; value: number }[]>`
      select entity, field, at, value from fact_history
      where entity = any(${names}::text::uuid[]) and field = any(${fields}::text[]) and at > ${now - readAllOf}
      union all
      select entity, field, at, value from (
        select distinct on (entity, field, at / 86400000) entity, field, at, value from fact_history
        where entity = any(${names}::text::uuid[]) and field = any(${fields}::text[]) and at > ${now - longestPast} and at <= ${now - readAllOf}
        order by entity, field, at / 86400000, at desc) older
      order by at`,
  ]);
  const byEntity = Map.groupBy(points, ({ entity }) => entity);
  return rows.map((row) => ({ ...row, points: Map.groupBy(byEntity.get(row.entity) ?? [], ({ field }) => field) }));
}

/** Entities that are to be looked at again although they did not change: forgets that they are. */
export async function takeVisits(tx: Transaction, now: EpochMs, limit: number): Promise<string[]> {
  const rows = await tx<{ entity: string }[]>`
    delete from trend_visits where entity in (select entity from trend_visits where due_at <= ${now} order by due_at limit ${limit}) returning entity`;
  return rows.map(({ entity }) => entity);
}

/** When to look at entities again. */
export async function planVisits(tx: Transaction, visits: readonly { entity: string; dueAt: number }[]): Promise<void> {
  if (visits.length === 0) return;
  await tx`
    insert into trend_visits
    select * from unnest(${arrayText(visits.map(({ entity }) => entity))}::text::uuid[], ${arrayText(visits.map(({ dueAt }) => dueAt))}::text::bigint[])
    on conflict (entity) do update set due_at = excluded.due_at`;
}

/** Puts rows in place of all that entities had. */
export async function writeTrends(tx: Transaction, entities: readonly string[], rows: readonly TrendRow[]): Promise<void> {
  if (entities.length === 0) return;
  await tx`delete from trends where entity = any(${arrayText(entities)}::text::uuid[])`;
  if (rows.length === 0) return;
  const column = (of: (row: TrendRow) => string | number) => arrayText(rows.map(of));
  await tx`
    insert into trends (entity, field, span, platform, kind, to_at, relative, unusual, trend)
    select entity, field, span, platform, kind, to_at, relative, nullif(unusual, -1), trend_text::json from rows from (
      unnest(${column(({ entity }) => entity)}::text::uuid[], ${column(({ field }) => field)}::text::text[], ${column(({ span }) => span)}::text::text[],
        ${column(({ platform }) => platform)}::text::text[], ${column(({ kind }) => kind)}::text::text[], ${column(({ toAt }) => toAt)}::text::bigint[],
        ${column(({ relative }) => relative)}::text::float8[], ${column(({ unusual }) => unusual ?? -1)}::text::float8[]),
      json_array_elements_text(${jsonText(rows.map(({ text }) => text))}::text::json)
    ) as r(entity, field, span, platform, kind, to_at, relative, unusual, trend_text)`;
}
