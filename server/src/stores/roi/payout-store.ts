import type { Outcome } from '@infofi-lens/shared/contracts/outcomes';
import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql } from '../../db/client.ts';
import { arrayText } from '../../db/columns.ts';
import { type AgreedCampaign, agreedCampaign, type CampaignRow } from './agreed.ts';

/** What independent people say a campaign paid them: one voice a cluster. */
export interface Reported extends AgreedCampaign {
  readonly voices: readonly { readonly outcome: Outcome; readonly firstTakenAt: EpochMs }[];
}

/** What a campaign turned out to pay per person. */
export interface Payout {
  readonly entity: string;
  readonly platform: PlatformId;
  readonly id: string;
  readonly spaceId: string | undefined;
  readonly type: string | undefined;
  readonly knownAt: EpochMs;
  readonly decidedAt: EpochMs | undefined;
  readonly usd: number;
  readonly usdPerPoint: number | undefined;
  readonly n: number;
}

export const payoutStore = (sql: Sql) => ({
  /**
   * Agreed campaigns of which at least so many independent people reported, in the order of their names.
   * @param after The last one of the page before. @param silent Contributors in quarantine.
   */
  async reported(after: string, silent: readonly number[], least: number, limit: number): Promise<Reported[]> {
    const rows = await sql<(CampaignRow & { voices: Reported['voices'] })[]>`
      with page as (
        select o.entity from shared_outcomes o
        join contributors k on k.no = o.contributor join campaigns c on c.entity = o.entity and c.agreed
        where o.entity > ${after}::text::uuid and o.contributor <> all(${arrayText(silent)}::text::int[])
        group by o.entity having count(distinct coalesce(-k.cluster, k.no)) >= ${least}::int order by o.entity limit ${limit}),
      voices as (
        select distinct on (o.entity, cluster) o.entity, o.cluster, o.outcome,
          min(o.first_taken_at) over (partition by o.entity, cluster) as first_taken_at
        from (select s.*, coalesce(-k.cluster, k.no) as cluster from shared_outcomes s join contributors k on k.no = s.contributor
          where s.entity in (select entity from page) and s.contributor <> all(${arrayText(silent)}::text::int[])) o
        order by o.entity, o.cluster, o.taken_at desc)
      select replace(f.entity::text, '-', '') as entity, f.platform, f.id, f.facts,
        (select json_agg(json_build_object('outcome', v.outcome, 'firstTakenAt', v.first_taken_at)) from voices v where v.entity = f.entity) as voices
      from page join facts f using (entity) order by f.entity`;
    return rows.map(({ voices, ...row }) => ({ ...agreedCampaign(row), voices }));
  },

  /** What is known now takes the place of what was. */
  async replaceAll(payouts: readonly Payout[]): Promise<void> {
    const rows = payouts.map(({ entity, platform, id, spaceId, type, knownAt, decidedAt, usd, usdPerPoint, n }) => ({
      entity,
      platform,
      id,
      space_id: spaceId,
      type,
      known_at: knownAt,
      decided_at: decidedAt,
      usd,
      usd_per_point: usdPerPoint,
      n,
    }));
    await sql.begin(async (tx) => {
      await tx`delete from campaign_payouts`;
      await tx`
        insert into campaign_payouts select * from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(
          entity uuid, platform text, id text, space_id text, type text, known_at bigint, decided_at bigint,
          usd float8, usd_per_point float8, n int)`;
    });
  },

  /** The newest, in the order in which they became known; `expected`: what structure said before. */
  async past(limit: number): Promise<(Omit<Payout, 'decidedAt'> & { readonly expected: number | undefined })[]> {
    const rows = await sql<
      (Omit<Payout, 'spaceId' | 'type' | 'usdPerPoint' | 'decidedAt'> & {
        space_id: string | null;
        type: string | null;
        usd_per_point: number | null;
        expected: number | null;
      })[]
    >`
      select * from (
        select replace(o.entity::text, '-', '') as entity, o.platform, o.id, o.space_id, o.type, o.known_at as "knownAt", o.usd,
          o.usd_per_point, o.n, p.base_mean as expected
        from campaign_payouts o left join lateral (
          select base_mean from roi_predictions p where p.entity = o.entity and p.at < o.known_at and p.base_from = 'structure'
          order by p.day limit 1) p on true
        order by o.known_at desc, o.entity limit ${limit}) newest order by "knownAt", entity`;
    return rows.map(({ space_id, type, usd_per_point, expected, ...row }) => ({
      ...row,
      spaceId: space_id ?? undefined,
      type: type ?? undefined,
      usdPerPoint: usd_per_point ?? undefined,
      expected: expected ?? undefined,
    }));
  },
});
export type PayoutStore = ReturnType<typeof payoutStore>;
