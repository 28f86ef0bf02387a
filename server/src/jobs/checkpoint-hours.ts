import type { Logger } from 'pino';
import type { Checkpoints } from '../services/consensus/checkpoints.ts';
import type { Job } from './job.ts';

interface Given {
  checkpoints: Pick<Checkpoints, 'whenDue'>;
  everyMs: number;
  log: Logger;
}

/** Makes a checkpoint whenever the last one is old enough. Any number of processes may run it. */
export function checkpointHours({ checkpoints, everyMs, log }: Given): Job {
  const look = () =>
    checkpoints.whenDue(everyMs).then(
      (made) => made && log.info({ checkpoint: made.checkpoint.no, seq: made.checkpoint.seq }, 'a checkpoint was made'),
      (error: unknown) => log.error({ err: error }, 'no checkpoint could be made; it is tried again'),
    );
  return {
    async start() {
      let running: Promise<unknown> = look();
      const timer = setInterval(
        () => {
          running = running.then(look);
        },
        Math.min(everyMs, 60_000),
      );
      return async () => {
        clearInterval(timer);
        await running;
      };
    },
  };
}
