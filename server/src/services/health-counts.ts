import type { AdapterHealth } from '@infofi-lens/shared/contracts/adapter-health';
import type { EpochMs } from '@infofi-lens/shared/units';
import { type AdapterHealthStore, plus } from '../stores/adapter-health-store.ts';

/**
 * Sums what browsers report about reading, in memory, and writes the sums down now and then: a report costs nothing while a batch
 * is taken, and a process that dies loses some seconds of counts.
 */
export function healthCounts({ store, now }: { store: Pick<AdapterHealthStore, 'add'>; now: () => EpochMs }) {
  let sums = new Map<string, AdapterHealth>();
  return {
    add(reports: readonly AdapterHealth[]): void {
      for (const report of reports) sums.set(report.adapter, plus(sums.get(report.adapter), report));
    },
    async flush(): Promise<void> {
      if (sums.size === 0) return;
      const written = sums;
      sums = new Map();
      await store.add([...written.values()], now());
    },
  };
}
export type HealthCounts = ReturnType<typeof healthCounts>;
