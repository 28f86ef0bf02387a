import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { EntityTable } from 'dexie';

/** How well an adapter reads. Counts and codes only: nothing of what was on a page. */
export interface HealthRow {
  /** `galxe@1`. */
  adapter: string;
  platform: PlatformId;
  captures: number;
  observations: number;
  /** Entries the reader could not read. */
  rejected: number;
  /** Observations that the worker found not to be valid. */
  invalid: number;
  /** Sightings lost because a buffer was full. */
  lost: number;
  /** Answers that were too large to read. */
  skipped: number;
  /** Observations that were not taken because an operator switched their adapter or all their fields off. */
  off?: number;
  /** Times each warning or drift came up, by code. */
  warnings: Record<string, number>;
  drifts: Record<string, number>;
  lastCaptureAt: EpochMs;
  lastDriftAt?: EpochMs;
}
/** The part of it that others may hear of. */
export type HealthTotals = Pick<HealthRow, 'captures' | 'observations' | 'rejected' | 'drifts' | 'warnings'>;
export const totals = ({ captures, observations, rejected, drifts, warnings }: HealthRow): HealthTotals => ({
  ...{ captures, observations, rejected, drifts, warnings },
});
/** What one report adds. */
export type HealthReport = Partial<Pick<HealthRow, 'captures' | 'observations' | 'rejected' | 'invalid' | 'lost' | 'skipped' | 'off'>> & {
  readonly warnings?: Readonly<Record<string, number>>;
  readonly drifts?: Readonly<Record<string, number>>;
};

export const healthIndexes = 'adapter';

export const healthQueries = (table: EntityTable<HealthRow, 'adapter'>) => ({
  all: (): Promise<HealthRow[]> => table.toArray(),
  /** What the readers of these platforms counted so far. */
  async totalsOf(platforms: readonly PlatformId[]): Promise<Record<string, HealthTotals>> {
    const rows = (await table.toArray()).filter(({ platform }) => platforms.includes(platform));
    return Object.fromEntries(rows.map((row) => [row.adapter, totals(row)]));
  },
  /** Needs a transaction. */
  async add(adapter: string, platform: PlatformId, at: EpochMs, report: HealthReport): Promise<void> {
    const before = (await table.get(adapter)) ?? { ...empty, adapter, platform, lastCaptureAt: at };
    const { warnings, drifts, ...counts } = report;
    const after: HealthRow = { ...before, warnings: plus(before.warnings, warnings), drifts: plus(before.drifts, drifts) };
    for (const name of counters) after[name] = (after[name] ?? 0) + (counts[name] ?? 0);
    if (report.captures) after.lastCaptureAt = at;
    if (drifts && Object.keys(drifts).length > 0) after.lastDriftAt = at;
    await table.put(after);
  },
});

const counters = ['captures', 'observations', 'rejected', 'invalid', 'lost', 'skipped', 'off'] as const;
const empty = { captures: 0, observations: 0, rejected: 0, invalid: 0, lost: 0, skipped: 0, off: 0, warnings: {}, drifts: {} };
const maxCodes = 100;

/** Codes come from our own readers, but through the page's process: their number is bounded. */
function plus(before: Readonly<Record<string, number>>, more: Readonly<Record<string, number>> = {}): Record<string, number> {
  const sum = { ...before };
  for (const [code, n] of Object.entries(more)) if (code in sum || Object.keys(sum).length < maxCodes) sum[code] = (sum[code] ?? 0) + n;
  return sum;
}
