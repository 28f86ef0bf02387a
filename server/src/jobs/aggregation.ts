import type { Logger } from 'pino';
import { settle } from '../services/consensus/settle.ts';
import type { AggregationStore } from '../stores/aggregation-store.ts';
import type { Job } from './job.ts';

/** Announcements in one round: some 2,000 entities, a few hundred milliseconds. */
const rowsAtMost = 8;
/** How long a change may wait at most when its wake-up call was lost. */
const everyMs = 500;

/** Keeps facts up to date with claims. Any number of processes may run it: one works at a time, another takes over at once. */
export function aggregation({
  store,
  log,
  woken,
}: {
  store: AggregationStore;
  log: Logger;
  woken: (wake: () => void) => Promise<void>;
}): Job {
  let stopped = false;
  let wake: () => void = () => undefined;

  async function run(): Promise<void> {
    while (!stopped) {
      const round = await store.round(rowsAtMost, settle).catch((error: unknown) => {
        log.error({ err: error }, 'aggregation failed; it is tried again');
        return { kind: 'idle' } as const;
      });
      if (round.kind !== 'done' && !stopped) await pause();
    }
  }

  function pause(): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, everyMs);
      wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  return {
    async start() {
      await woken(() => wake());
      const running = run();
      return async () => {
        stopped = true;
        wake();
        await running;
      };
    },
  };
}
