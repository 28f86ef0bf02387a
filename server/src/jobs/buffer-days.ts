import type { EpochMs } from '@infofi-lens/shared/units';
import type { Logger } from 'pino';
import type { PartitionStore } from '../stores/partition-store.ts';
import type { Job } from './job.ts';

/** How long sightings are kept as they came. */
const keepDays = 30;
const hour = 3_600_000;

/** Makes tomorrow's partition of the raw buffer and drops what is older than 30 days. Runs at start and every hour. */
export function bufferDays({ partitions, now, log }: { partitions: PartitionStore; now: () => EpochMs; log: Logger }): Job {
  return {
    async start() {
      await partitions.maintain(now(), keepDays);
      let running = Promise.resolve();
      const timer = setInterval(() => {
        running = partitions.maintain(now(), keepDays).then(
          ({ dropped }) => (dropped.length > 0 ? log.info({ dropped }, 'old sightings were dropped') : undefined),
          (error: unknown) => log.error({ err: error }, 'the partitions of the raw buffer could not be maintained'),
        );
      }, hour);
      return async () => {
        clearInterval(timer);
        await running;
      };
    },
  };
}
