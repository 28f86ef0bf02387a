import { AdapterHealth, maxHealthReports } from '@infofi-lens/shared/contracts/adapter-health';
import type { Settings } from '../../storage/settings-schema.ts';
import { type HealthRow, type HealthTotals, totals } from '../../storage/tables/health.ts';
import type { HealthTold } from '../../storage/tables/state.ts';

export interface Gained {
  /** What goes with the next batch. */
  readonly reports: readonly AdapterHealth[];
  /** What the server will have heard once it took them. */
  readonly told: HealthTold['told'];
}

/**
 * What readers did since the server last heard of it: counts and codes, and only of platforms that are shared.
 * A report that the server would not read as one is left out; its counts stay here.
 */
export function healthGained(rows: readonly HealthRow[], before: HealthTold['told'], platforms: Settings['platforms']): Gained {
  const reports: AdapterHealth[] = [];
  const told: Record<string, HealthTotals> = {};
  for (const row of rows.filter(({ platform }) => platforms[platform].share)) {
    const total = totals(row);
    const report = AdapterHealth.safeParse({ adapter: row.adapter, ...since(before[row.adapter], total) });
    told[row.adapter] = total;
    if (report.success && report.data.captures + report.data.observations > 0 && reports.length < maxHealthReports)
      reports.push(report.data);
  }
  return { reports, told };
}

function since(before: HealthTotals | undefined, now: HealthTotals): HealthTotals {
  if (!before) return { ...now, drifts: most(now.drifts, {}), warnings: most(now.warnings, {}) };
  return {
    captures: Math.max(0, now.captures - before.captures),
    observations: Math.max(0, now.observations - before.observations),
    rejected: Math.max(0, now.rejected - before.rejected),
    drifts: most(now.drifts, before.drifts),
    warnings: most(now.warnings, before.warnings),
  };
}

const codesAtMost = 20;

/** What each code gained; the most frequent ones, when there are more than a report may name. */
function most(now: Readonly<Record<string, number>>, before: Readonly<Record<string, number>>): Record<string, number> {
  const gained = Object.entries(now).map(([code, n]) => [code, n - (before[code] ?? 0)] as const);
  const some = gained.filter(([, n]) => n > 0).sort(([, a], [, b]) => b - a);
  return Object.fromEntries(some.slice(0, codesAtMost));
}
