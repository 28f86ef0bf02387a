import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import type { Three } from '@infofi-lens/shared/scoring/learning/pinball';
import type { BaseFrom } from '@infofi-lens/shared/scoring/roi/base';
import type { Point } from '@infofi-lens/shared/scoring/trends/trend';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql } from '../../db/client.ts';
import { arrayText } from '../../db/columns.ts';
import { type AgreedCampaign, agreedCampaign, type CampaignRow } from './agreed.ts';
import { dayNumber } from './price-store.ts';

/** A prediction as it is kept. */
export interface StoredPrediction {
  readonly entity: string;
  readonly at: EpochMs;
  readonly platform: PlatformId;
  readonly model: string | undefined;
  readonly features: readonly number[];
  readonly seenUntil: EpochMs;
  readonly baseFrom: BaseFrom;
  readonly baseMean: number;
  readonly said: Three;
  readonly median: Three;
  readonly similar: Three;
}

/** A prediction and what came true. */
export interface Compared extends StoredPrediction {
  readonly knownAt: EpochMs;
  readonly realised: number;
}

/** An agreed campaign that goes on, with how its participants became more. */
export interface Predictable extends AgreedCampaign {
  readonly participants: readonly Point[];
}

/** Outcomes that are 400 days old are taken; but what nobody reported on in four months nobody will. */
const keptDays = 400;
const keptUnknownDays = 120;

export const predictionStore = (sql: Sql) => ({
  /** Agreed campaigns that go on and have no prediction of today. @param after The last one of the page before. */
  async due(after: string, now: EpochMs, limit: number): Promise<Predictable[]> {
    const rows = await sql<(CampaignRow & { participants: Point[] | null })[]>`
      with page as (
        select c.entity from campaigns c
        where c.agreed and c.entity > ${after}::text::uuid and (c.ends_at is null or c.ends_at > ${now})
          and (c.status is null or c.status in ('active', 'upcoming'))
          and not exists (select from roi_predictions p where p.entity = c.entity and p.day = ${dayNumber(now)})
        order by c.entity limit ${limit})
      select replace(f.entity::text, '-', '') as entity, f.platform, f.id, f.facts,
        (select json_agg(json_build_object('at', h.at, 'value', h.value) order by h.at) from fact_history h
          where h.entity = f.entity and h.field = 'participants') as participants
      from page join facts f using (entity) order by f.entity`;
    return rows.map(({ participants, ...row }) => ({ ...agreedCampaign(row), participants: participants ?? [] }));
  },

  /** Of a campaign and day the first one stays. */
  async keep(predictions: readonly StoredPrediction[]): Promise<void> {
    const rows = predictions.map(({ entity, at, platform, model, features, seenUntil, baseFrom, baseMean, said, median, similar }) => ({
      entity,
      day: dayNumber(at),
      at,
      platform,
      model,
      features: arrayText(features), // as text: JSON knows no NaN
      seen_until: seenUntil,
      base_from: baseFrom,
      base_mean: baseMean,
      said: arrayText(said),
      said_median: arrayText(median),
      said_similar: arrayText(similar),
    }));
    if (rows.length === 0) return;
    await sql`
      insert into roi_predictions
      select entity, day, at, platform, model, features::float8[], seen_until, base_from, base_mean, said::float8[], said_median::float8[],
        said_similar::float8[]
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(
        entity uuid, day int, at bigint, platform text, model text, features text, seen_until bigint, base_from text, base_mean float8,
        said text, said_median text, said_similar text)
      on conflict do nothing`;
  },

  /**
   * Campaigns that were predicted before their outcome was known, each once: with the last prediction before people decided, where
   * they say when, else with the first. The newest outcomes, in the order in which they became known.
   */
  async compared(limit: number): Promise<Compared[]> {
    const rows = await sql<(Omit<Compared, 'model'> & { model: string | null })[]>`
      select * from (
        select replace(p.entity::text, '-', '') as entity, p.at, p.platform, p.model, p.features, p.seen_until as "seenUntil",
          p.base_from as "baseFrom", p.base_mean as "baseMean", p.said, p.said_median as median, p.said_similar as "similar", o.known_at as "knownAt", o.usd as realised
        from campaign_payouts o cross join lateral (
          select * from roi_predictions p where p.entity = o.entity and p.at < o.known_at
          order by p.at <= coalesce(o.decided_at, 0) desc, case when p.at <= coalesce(o.decided_at, 0) then -p.at else p.at end limit 1) p
        order by o.known_at desc, o.entity limit ${limit}) newest order by "knownAt", entity`;
    return rows.map(({ model, ...row }) => ({ ...row, model: model ?? undefined }));
  },

  /** Campaigns with a prediction whose outcome is not known. */
  async waiting(): Promise<number> {
    const [row] = await sql<{ n: number }[]>`
      select count(distinct p.entity)::int as n from roi_predictions p
      where not exists (select from campaign_payouts o where o.entity = p.entity)`;
    return row?.n ?? 0;
  },

  async calibration(): Promise<string | undefined> {
    const [row] = await sql<{ calibration: string | null }[]>`select calibration from roi_state`;
    return row?.calibration ?? undefined;
  },
  async setCalibration(text: string): Promise<void> {
    await sql`update roi_state set calibration = ${text}`;
  },

  async sweep(now: EpochMs): Promise<void> {
    await sql`
      delete from roi_predictions p where day < ${dayNumber(now) - keptDays} or (day < ${dayNumber(now) - keptUnknownDays}
        and not exists (select from campaign_payouts o where o.entity = p.entity))`;
  },
});
export type PredictionStore = ReturnType<typeof predictionStore>;
