import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import type { MeasuredCampaign } from '@infofi-lens/shared/scoring/roi/task-minutes';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql } from '../../db/client.ts';
import { arrayText } from '../../db/columns.ts';
import { agreedCampaign, type CampaignRow } from './agreed.ts';

export interface CampaignMinutes {
  readonly platform: PlatformId;
  readonly id: string;
  readonly minutes: number;
  readonly people: number;
}

/**
 * Medians of what people measured. Contributors that are too alike to be independent (one cluster) have one voice, the median of
 * theirs; those in quarantine have none; and only agreed campaigns count.
 */
export const minutesStore = (sql: Sql) => {
  const voices = (silent: readonly number[]) => sql`
    select t.entity, coalesce(-k.cluster, k.no) as cluster, percentile_cont(0.5) within group (order by t.minutes) as minutes
    from shared_times t join contributors k on k.no = t.contributor join campaigns c on c.entity = t.entity and c.agreed
    where t.contributor <> all(${arrayText(silent)}::text::int[]) group by 1, 2`;

  return {
    /** Of campaigns that go on, those that most people measured. @param least People. */
    ofCampaigns: (now: EpochMs, silent: readonly number[], least: number, most: number): Promise<CampaignMinutes[]> => sql<
      CampaignMinutes[]
    >`
      with voices as (${voices(silent)})
      select c.platform, c.id, percentile_cont(0.5) within group (order by v.minutes) as minutes, count(*)::int as people
      from voices v join campaigns c using (entity)
      where c.status is distinct from 'ended' and c.status is distinct from 'deleted' and (c.ends_at is null or c.ends_at > ${now})
      group by c.platform, c.id having count(*) >= ${least}::int order by people desc, c.platform, c.id limit ${most}`,

    /** Campaigns that say what kinds of task take: those that most people measured. */
    async measured(silent: readonly number[], least: number, most: number): Promise<MeasuredCampaign[]> {
      const rows = await sql<(CampaignRow & { minutes: number; people: number; voice: number })[]>`
        with voices as (${voices(silent)}),
        shares as (select cluster, 1.0::float8 / count(*) as voice from voices group by cluster),
        found as (
          select entity, percentile_cont(0.5) within group (order by minutes) as minutes, count(*)::int as people, sum(voice) as voice
          from voices join shares using (cluster) group by entity having count(*) >= ${least}::int
          order by people desc, entity limit ${most})
        select replace(entity::text, '-', '') as entity, f.platform, f.id, minutes, people, voice,
          json_build_object('tasks', f.facts -> 'tasks', 'gas', f.facts -> 'gas') as facts
        from found join facts f using (entity)`;
      return rows.map(({ minutes, people, voice, ...row }) => ({
        ...agreedCampaign({ ...row, facts: without(row.facts) }),
        minutes,
        people,
        voice,
      }));
    },
  };
};
export type MinutesStore = ReturnType<typeof minutesStore>;

/** A field that there is not came as null. */
const without = (facts: CampaignRow['facts']): CampaignRow['facts'] =>
  Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== null));
