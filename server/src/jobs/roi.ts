import type { Logger } from 'pino';
import type { Job } from './job.ts';

interface Given {
  /** One piece of the work. @returns `undefined` when another process is at it. */
  round: () => Promise<unknown>;
  everyMs: number;
  log: Logger;
}

/** Keeps prices, outcomes, predictions and what everybody is told of them up to date. Any number of processes may run it: one works at a time. */
export function roiRounds({ round, everyMs, log }: Given): Job {
  const once = () =>
    round().catch((error: unknown) =>
      log.error({ err: error }, 'prices, outcomes and predictions could not be brought up to date; it is tried again'),
    );
  return {
    async start() {
      let stopped = false;
      let timer: NodeJS.Timeout | undefined;
      let running: Promise<unknown> = Promise.resolve();
      const next = (afterMs: number) => {
        timer = setTimeout(() => {
          running = once().finally(() => {
            if (!stopped) next(everyMs);
          });
        }, afterMs);
      };
      next(Math.min(everyMs, 5_000)); // the start has more urgent work
      return async () => {
        stopped = true;
        clearTimeout(timer);
        await running;
      };
    },
  };
}
