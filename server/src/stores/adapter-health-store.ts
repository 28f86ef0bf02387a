import type { AdapterHealth } from '@infofi-lens/shared/contracts/adapter-health';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql } from '../db/client.ts';

const hour = 3_600_000;
const keptHours = 7 * 24;

/** How well pages are read, summed over everybody who reports it. */
export interface HealthSums extends AdapterHealth {
  /** What people said looks wrong, by `kind.field:reason`. */
  readonly reports: Readonly<Record<string, number>>;
  /** The versions of the extension they said it from. */
  readonly reportedBy: Readonly<Record<string, number>>;
}

export const adapterHealthStore = (sql: Sql) => ({
  /** @param sums One for each adapter. */
  async add(sums: readonly AdapterHealth[], now: EpochMs): Promise<void> {
    // In one order, so that processes that do the same at once wait for each other and never lock up.
    const rows = [...sums].sort((a, b) => (a.adapter < b.adapter ? -1 : 1));
    await sql`
      insert into adapter_health as held (adapter, hour, captures, observations, rejected, drifts, warnings)
      select r ->> 'adapter', ${Math.floor(now / hour) * hour}::bigint, (r ->> 'captures')::bigint, (r ->> 'observations')::bigint,
        (r ->> 'rejected')::bigint, r -> 'drifts', r -> 'warnings'
      from jsonb_array_elements(${JSON.stringify(rows)}::text::jsonb) as r
      on conflict (adapter, hour) do update set
        captures = held.captures + excluded.captures,
        observations = held.observations + excluded.observations,
        rejected = held.rejected + excluded.rejected,
        drifts = plus_counts(held.drifts, excluded.drifts),
        warnings = plus_counts(held.warnings, excluded.warnings)`;
  },

  /** Counts one report of something that looks wrong. @param code `kind.field:reason`. */
  async addReport({ adapter, code, extension }: { adapter: string; code: string; extension: string }, now: EpochMs): Promise<void> {
    await sql`
      insert into adapter_health as held (adapter, hour, captures, observations, rejected, drifts, warnings, reports, reported_by)
      values (${adapter}, ${Math.floor(now / hour) * hour}::bigint, 0, 0, 0, '{}', '{}',
        jsonb_build_object(${code}::text, 1), jsonb_build_object(${extension}::text, 1))
      on conflict (adapter, hour) do update set
        reports = plus_counts(held.reports, excluded.reports),
        reported_by = plus_counts(held.reported_by, excluded.reported_by)`;
  },

  /** The sums of the hours from `from` on, by adapter. */
  async since(from: EpochMs): Promise<HealthSums[]> {
    const rows = await sql<HealthSums[]>`
      select adapter, captures, observations, rejected, drifts, warnings, reports, reported_by as "reportedBy"
      from adapter_health where hour >= ${from} order by adapter, hour`;
    const sums = new Map<string, HealthSums>();
    for (const row of rows) sums.set(row.adapter, plusAll(sums.get(row.adapter), row));
    return [...sums.values()];
  },

  async sweep(now: EpochMs): Promise<void> {
    await sql`delete from adapter_health where hour < ${now - keptHours * hour}`;
  },
});
export type AdapterHealthStore = ReturnType<typeof adapterHealthStore>;

/** Two reports of one adapter as one. */
export function plus(before: AdapterHealth | undefined, more: AdapterHealth): AdapterHealth {
  if (!before) return more;
  return {
    adapter: more.adapter,
    captures: before.captures + more.captures,
    observations: before.observations + more.observations,
    rejected: before.rejected + more.rejected,
    drifts: plusCodes(before.drifts, more.drifts),
    warnings: plusCodes(before.warnings, more.warnings),
  };
}

function plusAll(before: HealthSums | undefined, more: HealthSums): HealthSums {
  if (!before) return more;
  const reports = plusCodes(before.reports, more.reports);
  return { ...plus(before, more), reports, reportedBy: plusCodes(before.reportedBy, more.reportedBy) };
}

function plusCodes(before: Readonly<Record<string, number>>, more: Readonly<Record<string, number>>): Record<string, number> {
  const sum = { ...before };
  for (const [code, n] of Object.entries(more)) sum[code] = (sum[code] ?? 0) + n;
  return sum;
}
