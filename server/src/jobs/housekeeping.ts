import type { Logger } from 'pino';
import type { Job } from './job.ts';

export interface Chore {
  readonly what: string;
  readonly everyMs: number;
  readonly work: () => Promise<void>;
  /** Once more when the process stops. */
  readonly atEnd?: boolean;
}

/** Small work at regular times, each on its own: one that fails is told and done again at its next time. */
export function housekeeping(chores: readonly Chore[], log: Logger): Job {
  return {
    async start() {
      const ends = chores.map(({ what, everyMs, work, atEnd }) => {
        const once = () => work().catch((error: unknown) => log.error({ err: error, what }, 'housekeeping failed'));
        let running: Promise<unknown> = Promise.resolve();
        const timer = setInterval(() => {
          running = running.then(once);
        }, everyMs);
        return async () => {
          clearInterval(timer);
          await running;
          if (atEnd) await once();
        };
      });
      return async () => {
        for (const end of ends) await end();
      };
    },
  };
}
