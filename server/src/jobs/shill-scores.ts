import { setTimeout as rest } from 'node:timers/promises';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Logger } from 'pino';
import type { ShillNews } from '../stores/shill/news.ts';
import type { Job } from './job.ts';

/** News wait so long for each other: a score is no ticker. */
const everyMs = 5_000;
/** Everybody is computed again at least so often, as windows move on. */
const allEveryMs = 86_400_000;

interface Given {
  news: ShillNews;
  /** Computes some people whose score is out of date. @returns how many. */
  recompute: () => Promise<number>;
  sweep: (now: EpochMs) => Promise<void>;
  /** Puts scores into the catalogue when that is due. */
  carry: () => Promise<void>;
  /** Ends threads. */
  close: () => Promise<void>;
  now: () => EpochMs;
  /** Whether this process has more to do that comes first than it gets done. */
  pressed: () => boolean;
  log: Logger;
}

/** Keeps the scores of people up to date with the facts. Any number of processes may run it: each takes other people. */
export function shillScores({ news, recompute, sweep, carry, close, now, pressed, log }: Given): Job {
  const stop = new AbortController();

  async function work(): Promise<void> {
    while ((await news.take(now())) && !stop.signal.aborted);
    if (await news.markAll(now(), allEveryMs)) await sweep(now());
    for (let many = 1; many > 0 && !stop.signal.aborted; ) {
      const began = performance.now();
      many = await recompute();
      // Facts and readers come first: as long a rest as the work took, and more while sightings queue up.
      if (many > 0) await pause((performance.now() - began) * (pressed() ? 4 : 1));
    }
    await carry();
  }

  const pause = (ms: number) => rest(ms, undefined, { signal: stop.signal }).catch(() => undefined);

  return {
    async start() {
      const running = (async () => {
        while (!stop.signal.aborted) {
          await work().catch((error: unknown) => log.error({ err: error }, 'scores could not be brought up to date; it is tried again'));
          await pause(everyMs);
        }
      })();
      return async () => {
        stop.abort();
        await running;
        await close();
      };
    },
  };
}
