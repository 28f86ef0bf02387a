import { isAlive } from './postmaster.ts';

export interface Kept {
  /** Of the process that runs now. */
  pid(): number;
  /** Looks after it no longer. Resolves once a start under way is over. */
  letGo(): Promise<void>;
}

/**
 * Looks after a process that may be somebody else's child (a database joined after a crash), so it is asked for and not waited for.
 * When it is gone it is started again; a start that fails is tried again at the next look.
 */
export function keepRunning(first: number, startAgain: () => Promise<number>, everyMs = 1_000): Kept {
  let pid = first;
  let starting: Promise<void> | undefined;
  const timer = setInterval(() => {
    if (starting || isAlive(pid)) return;
    starting = startAgain()
      .then(
        (started) => {
          pid = started;
        },
        () => undefined, // its log has the reason, and readiness the fact
      )
      .finally(() => {
        starting = undefined;
      });
  }, everyMs);
  timer.unref();
  return {
    pid: () => pid,
    async letGo() {
      clearInterval(timer);
      await starting;
    },
  };
}
