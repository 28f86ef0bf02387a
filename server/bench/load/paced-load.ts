import { setTimeout as delay } from 'node:timers/promises';
import { percentile } from '../row.ts';
import { send } from './http.ts';
import type { ReadAnswer } from './read-load.ts';

export interface PacedTask {
  url: string;
  /** What is asked for, in turn. */
  paths: readonly string[];
  /** Requests a second, evenly. */
  rate: number;
  seconds: number;
}

/** Asked before anything counts: until the code of this process and the connections to the server are warm. */
const warmSeconds = 3;

// Every request is sent at its time, whatever became of those before it, and its latency counts from that time: a server that stands
// still for a moment makes all wait that would have come, not only one.
process.once('message', async ({ url, paths, rate, seconds }: PacedTask) => {
  const took: number[] = [];
  const asked: Promise<void>[] = [];
  let failed = 0;
  const warm = warmSeconds * rate;
  const many = warm + seconds * rate;
  const began = performance.now();
  for (let nth = 0; nth < many; nth += 1) {
    const at = began + (nth * 1_000) / rate;
    const early = at - performance.now();
    if (early > 0) await delay(early);
    const from = Math.min(at, performance.now()); // a timer may be early, too
    asked.push(
      send(url + (paths[nth % paths.length] ?? '/')).then(
        ({ status }) => {
          if (status !== 200) failed += 1;
          if (nth >= warm) took.push(performance.now() - from);
        },
        () => {
          failed += 1;
        },
      ),
    );
  }
  await Promise.all(asked);
  const answer: ReadAnswer = {
    perSecond: took.length / ((performance.now() - began) / 1_000 - warmSeconds),
    p99: percentile(took, 0.99),
    p50: percentile(took, 0.5),
    failed,
  };
  process.send?.(answer, () => process.exit(0));
});
