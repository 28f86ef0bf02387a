import type { Load } from '../http/shed-load.ts';

/** One thing a process needs in order to serve well. */
export interface Check {
  name: string;
  /** Resolves to `undefined` when all is well, else to a few words. Throwing counts as not well, without words. */
  problem(): Promise<string | undefined>;
}

export interface Readiness {
  status: 'ready' | 'not_ready';
  /** `ok`, or what is wrong, by name of the check. Nothing of the inside: anybody may read it. */
  checks: Record<string, string>;
}

/** Asks all checks at once, each for at most `patience` ms. */
export function readinessOf(checks: readonly Check[], patience = 2_000): () => Promise<Readiness> {
  return async () => {
    const results = await Promise.all(
      checks.map(async (check) => [check.name, (await within(patience, check.problem()).catch(() => 'not answering')) ?? 'ok'] as const),
    );
    const ready = results.every(([, result]) => result === 'ok');
    return { status: ready ? 'ready' : 'not_ready', checks: Object.fromEntries(results) };
  };
}

/** Not ready from 80 % of the load at which requests are refused: a balancer should turn away before that. */
export const loadCheck = (load: Load): Check => ({
  name: 'load',
  problem: async () => (load.current >= load.max * 0.8 ? 'too many requests at once' : undefined),
});

/** Work that is done in the background must not fall far behind. @param lag Milliseconds behind. */
export const lagCheck = (name: string, lag: () => Promise<number>, most: number): Check => ({
  name,
  problem: async () => ((await lag()) > most ? `more than ${most / 1_000} s behind` : undefined),
});

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('Took too long.')), ms);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
