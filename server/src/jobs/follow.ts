import { setTimeout as rest } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Job } from './job.ts';
import { pauseOf } from './pause.ts';

/** While sightings queue up to be taken in, news can wait a little: so many turns at most. */
const turnsAtMost = 5;
/** Rest for work while nothing comes first: others ask the same database. */
const restAlone = 0.5;

interface Given {
  /** What is kept up to date, for the log. */
  what: string;
  /** Does a piece of the work. @returns whether there is more; `undefined` when another process is at it. */
  round: () => Promise<{ more: boolean } | undefined>;
  everyMs: number;
  /** While there is more to do here, and also what comes first: so much rest for so much work, for those who ask and those who take in. */
  restForWork: number;
  /** Whether there is more to do that comes first than gets done. */
  pressed: () => boolean;
  log: Logger;
}

/** Keeps what is made of facts up to date with them. Any number of processes may run it: one works at a time, and any serves. */
export function follow({ what, round, everyMs, restForWork, pressed, log }: Given): Job {
  let stopped = false;
  const { pause, wake } = pauseOf(everyMs);

  async function run(): Promise<void> {
    let waited = turnsAtMost; // at the start there may be nothing yet
    while (!stopped) {
      let more = false;
      const began = performance.now();
      if (pressed() && waited < turnsAtMost) waited += 1;
      else {
        waited = 0;
        more = await round().then(
          (done) => done?.more ?? false,
          (error: unknown) => {
            log.error({ err: error }, `${what} could not be brought up to date; it is tried again`);
            return false;
          },
        );
      }
      if (stopped) return;
      if (more) await rest((performance.now() - began) * (pressed() ? restForWork : restAlone));
      else await pause();
    }
  }

  return {
    async start() {
      const running = run();
      return async () => {
        stopped = true;
        wake();
        await running;
      };
    },
  };
}
