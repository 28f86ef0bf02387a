import { setTimeout as rest } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Job } from './job.ts';
import { pauseOf } from './pause.ts';

/** While sightings queue up to be taken in, the rest can wait a little: so much rest for so much work, never longer than two seconds, and not once it is this late. */
const restForWork = 9;
const restAtMost = 2_000;
const lateMs = 30_000;
const noticedMs = 1_000;
/** How long a change may wait at most when its wake-up call was lost. */
const everyMs = 500;

/** What a round came to. `since`: when the oldest of what it did began to wait. */
export type Worked = { readonly kind: 'done'; readonly since: Date } | { readonly kind: 'idle' | 'elsewhere' };

interface Given {
  /** What is done, for the log. */
  what: string;
  round: () => Promise<Worked>;
  log: Logger;
  /** Calls `wake` whenever there is something to do. */
  woken: (wake: () => void) => Promise<void>;
  /** Whether this process has more to take in than it gets done. */
  pressed: () => boolean;
}

/** Works off what waits, some of it at a time. Any number of processes may run it: one works at a time, another takes over at once. */
export function keepingUp({ what, round, log, woken, pressed }: Given): Job & { isBehind: () => boolean } {
  let stopped = false;
  let behindMs = 0;
  const { pause, wake } = pauseOf(everyMs);

  async function run(): Promise<void> {
    while (!stopped) {
      const began = performance.now();
      const worked = await round().catch((error: unknown): Worked => {
        log.error({ err: error }, `${what} failed; it is tried again`);
        return { kind: 'idle' };
      });
      if (stopped) return;
      behindMs = worked.kind === 'done' ? Date.now() - worked.since.getTime() : 0;
      if (worked.kind !== 'done') await pause();
      else if (pressed() && behindMs < lateMs) await rest(Math.min(restAtMost, (performance.now() - began) * restForWork));
    }
  }

  return {
    /** Whether what waits is late by more than anybody would notice: what is made of it can wait then. */
    isBehind: () => behindMs > noticedMs,
    async start() {
      await woken(wake);
      const running = run();
      return async () => {
        stopped = true;
        wake();
        await running;
      };
    },
  };
}
