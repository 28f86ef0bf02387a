import { setTimeout as rest } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { AggregationStore } from '../stores/aggregation-store.ts';
import type { Job } from './job.ts';

/** Announcements in one round: some 1,500 entities, held in memory with all their claims for a few hundred milliseconds. */
const rowsAtMost = 6;
/** While sightings queue up to be taken in, facts can wait a little: so much rest for so much work, never longer than a second, and not once they are this late. */
const restForWork = 4;
const restAtMost = 1_000;
const lateMs = 2_000;
const noticedMs = 1_000;
/** How long a change may wait at most when its wake-up call was lost. */
const everyMs = 500;

interface Given {
  store: AggregationStore;
  log: Logger;
  /** Calls `wake` whenever there is something to do. */
  woken: (wake: () => void) => Promise<void>;
  /** Whether this process has more to take in than it gets done. */
  pressed: () => boolean;
}

/** Keeps facts up to date with claims. Any number of processes may run it: one works at a time, another takes over at once. */
export function aggregation({ store, log, woken, pressed }: Given): Job & { isBehind: () => boolean } {
  let stopped = false;
  let behindMs = 0;
  let wake: () => void = () => undefined;

  async function run(): Promise<void> {
    while (!stopped) {
      const began = performance.now();
      const round = await store.round(rowsAtMost).catch((error: unknown) => {
        log.error({ err: error }, 'aggregation failed; it is tried again');
        return { kind: 'idle' } as const;
      });
      if (stopped) return;
      behindMs = round.kind === 'done' ? Date.now() - round.markedAt.getTime() : 0;
      if (round.kind !== 'done') await pause();
      else if (pressed() && behindMs < lateMs) await rest(Math.min(restAtMost, (performance.now() - began) * restForWork));
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
    /** Whether facts are late by more than anybody would notice: what is made of them can wait then. */
    isBehind: () => behindMs > noticedMs,
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
