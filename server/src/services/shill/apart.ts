import { availableParallelism } from 'node:os';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { ShillResult, ShillSource } from '../../stores/shill/shill-store.ts';
import { thread } from '../apart/thread.ts';
import { computeAll } from './compute.ts';

/** So few take less time than sending them to a thread. */
const few = 50;
const idleMs = 10_000;
/** More would take processors and memory from those who answer and from the database. */
const threadsAtMost = 2;

export interface Task {
  readonly sources: readonly ShillSource[];
  readonly at: EpochMs;
}

/** Computes in threads of their own when there is much: the process has to go on answering. Call `close` at the end. */
export function computeApart(many = Math.min(threadsAtMost, availableParallelism())) {
  const limits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16 };
  const file = new URL('./worker.ts', import.meta.url);
  const threads = Array.from({ length: many }, () => thread<Task, readonly ShillResult[]>(file, { idleMs, limits }));
  return {
    /** @param pressed Something else needs processors and memory: one thread is enough. @returns in the order of the sources. */
    async compute(sources: readonly ShillSource[], at: EpochMs, pressed = false): Promise<readonly ShillResult[]> {
      if (sources.length <= few) return computeAll(sources, at);
      const share = pressed ? sources.length : Math.max(few, Math.ceil(sources.length / threads.length));
      const parts = threads.map((one, nth) => ({ one, part: sources.slice(nth * share, (nth + 1) * share) }));
      const results = await Promise.all(parts.filter(({ part }) => part.length > 0).map(({ one, part }) => one.ask({ sources: part, at })));
      return results.flat();
    },
    async close(): Promise<void> {
      await Promise.all(threads.map(({ close }) => close()));
    },
  };
}
