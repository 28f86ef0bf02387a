import type { TrackRecord } from '@infofi-lens/shared/consensus/trust';
import { type Kind, kinds } from '@infofi-lens/shared/facts/catalog';
import type { HeldClaim } from '@infofi-lens/shared/settle/entity';
import type { EpochMs, Ratio } from '@infofi-lens/shared/units';
import type { Sql } from '../db/client.ts';
import type { StandingRow } from './checkpoint-store.ts';
import { dayMs } from './ledger.ts';

/** What is known of one contributor's past. */
export interface Past extends StandingRow {
  /** All of it, old days weighing less. */
  readonly record: TrackRecord;
  /** Its first days only; without any, zeros. */
  readonly firstSteps: TrackRecord;
}

/** One contributor's words on one entity. */
export interface SampledClaims {
  readonly entity: string;
  readonly kind: Kind;
  readonly contributor: number;
  readonly fields: Readonly<Record<string, HeldClaim>>;
}

export interface SampledArrival {
  readonly contributor: number;
  readonly entity: string;
  readonly receivedAt: EpochMs;
}

const halfLifeDays = 30;
/** A newcomer's first days, and how long ago they may lie to still say something about today's newcomers. */
const firstDays = 7;
const newcomersOfDays = 90;

const none: TrackRecord = { right: 0, wrong: 0, repeated: 0 };

/** How many sightings a batch holds is judged by so many. */
const batchesLookedAt = 1_000;

/** What standings are computed from. Bounded, whatever the size of the database. */
export const standingStore = (sql: Sql) => ({
  async newcomerTrust(): Promise<Ratio> {
    const [row] = await sql<{ newcomer_trust: Ratio }[]>`select newcomer_trust from population`;
    if (!row) throw new Error('What newcomers are worth is gone.');
    return row.newcomer_trust;
  },

  /** Everybody of whom there is a record or who has a standing of their own, in the order of their numbers. */
  async pasts(now: EpochMs): Promise<Past[]> {
    const today = Math.floor(now / dayMs);
    const rows = await sql<(StandingRow & { record: TrackRecord | null; firstSteps: TrackRecord | null })[]>`
      with first as (select contributor, min(day) as day from ledger group by 1),
      told as (
        select l.*, power(0.5, (${today}::int - l.day) / ${halfLifeDays}::float8) as weight,
          l.day < f.day + ${firstDays}::int and f.day >= ${today - newcomersOfDays}::int as is_first
        from ledger l join first f using (contributor)),
      sums as (
        select contributor,
          json_build_object('right', sum(times_right * weight), 'wrong', sum(times_wrong * weight), 'repeated', sum(times_repeated * weight)) as record,
          json_build_object('right', coalesce(sum(times_right) filter (where is_first), 0),
            'wrong', coalesce(sum(times_wrong) filter (where is_first), 0),
            'repeated', coalesce(sum(times_repeated) filter (where is_first), 0)) as first_steps
        from told group by 1)
      select k.no, k.cluster, k.trust, s.record, s.first_steps as "firstSteps"
      from contributors k left join sums s on s.contributor = k.no
      where s.contributor is not null or k.cluster is not null or k.trust is not null order by k.no`;
    return rows.map(({ record, firstSteps, ...standing }) => ({ ...standing, record: record ?? none, firstSteps: firstSteps ?? none }));
  },

  /** Claims on what is contested, and on what changed last. @param most Rows. */
  sample(contested: number, latest: number, most: number): Promise<SampledClaims[]> {
    return sql<SampledClaims[]>`
      with chosen as (
        (select entity, kind from facts where facts::text like '%"why":"contested"%' order by seq desc limit ${contested})
        union (select f.entity, f.kind from unnest(${[...kinds]}::text[]) as each(kind),
          lateral (select entity, kind, seq from facts where facts.kind = each.kind order by seq desc limit ${latest}) f
          order by f.seq desc limit ${latest}))
      select replace(c.entity::text, '-', '') as entity, f.kind, c.contributor, c.fields
      from chosen f join claims c on c.entity = f.entity order by c.entity, c.contributor limit ${most}`;
  },

  /**
   * Who handed in what at which moment, of the last days. Whole blocks of the buffer are drawn, so that what came together stays together.
   * @param seed The same seed draws the same blocks.
   */
  async arrivals(now: EpochMs, days: number, most: number, seed: number): Promise<SampledArrival[]> {
    const [size] = await sql<{ batches: number; each: number }[]>`
      select (select coalesce(sum(greatest(reltuples, 0)), 0)::float8 from pg_class c join pg_inherits i on i.inhrelid = c.oid
          where i.inhparent = 'batches'::regclass) as batches,
        (select coalesce(avg(cardinality(entities)), 1)::float8
          from (select entities from batches order by received_at desc limit ${batchesLookedAt}) newest) as each`;
    const percent = Math.min(100, (100 * most) / Math.max(1, (size?.batches ?? 0) * (size?.each ?? 1)));
    return sql<SampledArrival[]>`
      select contributor, replace(entity::text, '-', '') as entity, received_at as "receivedAt"
      from batches tablesample system (${percent}) repeatable (${seed}), unnest(entities) as entity
      where received_at > ${now - days * dayMs} order by received_at desc, contributor, entity limit ${most}`;
  },
});
export type StandingStore = ReturnType<typeof standingStore>;
