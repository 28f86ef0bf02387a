import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { entityKey } from '@infofi-lens/shared/facts/entity';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import type { ContributorId, EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../db/client.ts';
import { keep } from './batch.ts';
import { type Act, audited } from './operating/audit.ts';

/** A sighting that was set aside, as it is told to operators and to who sent it. */
export interface SetAsideRow {
  readonly no: number;
  readonly contributor: ContributorId;
  readonly receivedAt: EpochMs;
  readonly observedAt: EpochMs;
  readonly code: string;
  readonly title: string;
  readonly field: string | null;
  readonly observation: AnyObservation;
  readonly releasedAt: EpochMs | null;
}

const keptMs = 30 * 86_400_000;

/** Sightings that claim nothing until an operator says that they do. */
export const quarantineStore = (sql: Sql, nameOf: (key: EntityKey) => string) => ({
  /** Newest first. @param of One contributor's only. */
  list({ before, limit, of }: { before?: number | undefined; limit: number; of?: number }): Promise<SetAsideRow[]> {
    return sql<SetAsideRow[]>`
      select q.no, c.id as contributor, q.received_at as "receivedAt", q.observed_at as "observedAt", q.code, q.title, q.field,
        q.sighting as observation, q.released_at as "releasedAt"
      from quarantined_sightings q join contributors c on c.no = q.contributor
      where ${before === undefined ? sql`true` : sql`q.no < ${before}`} and ${of === undefined ? sql`true` : sql`q.contributor = ${of}`}
      order by q.no desc limit ${limit}`;
  },

  async countOf(contributor: number): Promise<number> {
    const [row] = await sql<{ n: number }[]>`select count(*)::int as n from quarantined_sightings where contributor = ${contributor}`;
    return row?.n ?? 0;
  },

  /** Lets sightings count as if they had come just now, once each. @returns how many that were. */
  release: (numbers: readonly number[], act: Act): Promise<number> =>
    sql.begin(async (tx) => {
      const released = await free(tx, numbers, act.at, nameOf);
      if (released > 0) await audited(tx, { ...act, about: { items: numbers, released } });
      return released;
    }),

  async sweep(now: EpochMs): Promise<void> {
    await sql`delete from quarantined_sightings where received_at < ${now - keptMs}`;
  },
});
export type QuarantineStore = ReturnType<typeof quarantineStore>;

/** Part of whatever transaction decides it. */
export async function free(tx: Transaction, numbers: readonly number[], now: EpochMs, nameOf: (key: EntityKey) => string): Promise<number> {
  const rows = await tx<{ contributor: number; observedAt: EpochMs; observation: AnyObservation; text: string }[]>`
    update quarantined_sightings set released_at = ${now} where no = any(${`{${numbers.join()}}`}::text::bigint[]) and released_at is null
    returning contributor, observed_at as "observedAt", sighting as observation, sighting::text as text`;
  const batches = rows.map(({ contributor, observedAt, observation, text }) => ({
    contributor,
    shift: observedAt - observation.observedAt,
    entities: nameOf(entityKey(observation)),
    lines: text,
  }));
  await keep(tx, batches, now);
  return rows.length;
}
