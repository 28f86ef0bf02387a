import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { ShillResult, ShillSource } from '../../stores/shill/shill-store.ts';
import { computeAll } from './compute.ts';

/** So few take less time than sending them to a thread. */
const few = 50;
/** A thread that nobody needed for so long ends: what it holds is the process's memory. */
const idleMs = 10_000;
/** More would take processors and memory from those who answer and from the database. */
const threadsAtMost = 2;

export interface Task {
  readonly no: number;
  readonly sources: readonly ShillSource[];
  readonly at: EpochMs;
}
export interface Answer {
  readonly no: number;
  readonly results: readonly ShillResult[];
}

/** Computes in threads of their own when there is much: the process has to go on answering. Call `close` at the end. */
export function computeApart(many = Math.min(threadsAtMost, availableParallelism())) {
  const threads = Array.from({ length: many }, thread);
  return {
    /** @param pressed Something else needs processors and memory: one thread is enough. @returns in the order of the sources. */
    async compute(sources: readonly ShillSource[], at: EpochMs, pressed = false): Promise<readonly ShillResult[]> {
      if (sources.length <= few) return computeAll(sources, at);
      const share = pressed ? sources.length : Math.max(few, Math.ceil(sources.length / threads.length));
      const parts = threads.map((one, nth) => ({ one, part: sources.slice(nth * share, (nth + 1) * share) }));
      const results = await Promise.all(parts.filter(({ part }) => part.length > 0).map(({ one, part }) => one.compute(part, at)));
      return results.flat();
    },
    async close(): Promise<void> {
      await Promise.all(threads.map(({ close }) => close()));
    },
  };
}

function thread() {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;
  const waiting = new Map<number, { done: (results: readonly ShillResult[]) => void; fail: (error: unknown) => void }>();

  function end(error: unknown): void {
    worker = undefined;
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
  }

  function start(): Worker {
    const made = new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16 },
    });
    made.on('message', ({ no, results }: Answer) => {
      waiting.get(no)?.done(results);
      waiting.delete(no);
      if (waiting.size === 0) idle = setTimeout(close, idleMs).unref();
    });
    made.once('error', end);
    made.once('exit', (code) => worker === made && end(new Error(`The thread of scores ended with ${code}.`)));
    return made;
  }

  async function close(): Promise<void> {
    clearTimeout(idle);
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  }

  return {
    compute(sources: readonly ShillSource[], at: EpochMs): Promise<readonly ShillResult[]> {
      clearTimeout(idle);
      worker ??= start();
      last += 1;
      const no = last;
      const task: Task = { no, sources, at };
      return new Promise((done, fail) => {
        waiting.set(no, { done, fail });
        worker?.postMessage(task);
      });
    },
    close,
  };
}
