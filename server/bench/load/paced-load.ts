import { setTimeout as delay } from 'node:timers/promises';
import { coldSeconds, figuresOf, type ReadAnswer } from './figures.ts';
import { send } from './http.ts';

export interface PacedTask {
  url: string;
  /** What is asked for, in turn. */
  paths: readonly string[];
  /** Requests a second, evenly. */
  rate: number;
  seconds: number;
}

// Every request is sent at its time, whatever became of those before it, and its latency counts from that time: a server that stands
// still for a moment makes all wait that would have come, not only one.
process.once('message', async ({ url, paths, rate, seconds }: PacedTask) => {
  const part = () => ({ took: [] as number[], failed: 0 });
  const [cold, counted] = [part(), part()];
  const asked: Promise<void>[] = [];
  const began = performance.now();
  for (let nth = 0; nth < (coldSeconds + seconds) * rate; nth += 1) {
    const into = nth < coldSeconds * rate ? cold : counted;
    const at = began + (nth * 1_000) / rate;
    const early = at - performance.now();
    if (early > 0) await delay(early);
    const from = Math.min(at, performance.now()); // a timer may be early, too
    asked.push(
      send(url + (paths[nth % paths.length] ?? '/')).then(
        ({ status }) => {
          if (status !== 200) into.failed += 1;
          into.took.push(performance.now() - from);
        },
        () => {
          into.failed += 1;
        },
      ),
    );
  }
  await Promise.all(asked);
  const answer: ReadAnswer = {
    ...figuresOf(counted.took, (performance.now() - began) / 1_000 - coldSeconds, counted.failed),
    cold: figuresOf(cold.took, coldSeconds, cold.failed),
  };
  process.send?.(answer, () => process.exit(0));
});
