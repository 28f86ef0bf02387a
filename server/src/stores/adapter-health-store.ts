import type { AdapterHealth } from '@infofi-lens/shared/contracts/adapter-health';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql } from '../db/client.ts';

const hour = 3_600_000;
const keptHours = 7 * 24;

/** How well pages are read, summed over everybody who reports it. */
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

  /** The sums of the hours from `from` on, by adapter. */
  async since(from: EpochMs): Promise<AdapterHealth[]> {
    const rows = await sql<AdapterHealth[]>`
      select adapter, captures, observations, rejected, drifts, warnings from adapter_health where hour >= ${from} order by adapter, hour`;
    const sums = new Map<string, AdapterHealth>();
    for (const row of rows) sums.set(row.adapter, plus(sums.get(row.adapter), row));
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

function plusCodes(before: Readonly<Record<string, number>>, more: Readonly<Record<string, number>>): Record<string, number> {
  const sum = { ...before };
  for (const [code, n] of Object.entries(more)) sum[code] = (sum[code] ?? 0) + n;
  return sum;
}
