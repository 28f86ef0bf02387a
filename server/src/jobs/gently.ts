import { setTimeout as delay } from 'node:timers/promises';

/** Does a piece of work, and rests after it. @returns what the piece gave. */
export type Gently = <T>(piece: () => Promise<T>) => Promise<T>;

/**
 * Work in pieces beside which others are answered: they wait for one piece at most.
 * @param restForWork So much rest for so much work.
 */
export const gently =
  (restForWork: number, { now = () => performance.now(), rest = delay as (ms: number) => Promise<unknown> } = {}): Gently =>
  async (piece) => {
    const began = now();
    const done = await piece();
    await rest((now() - began) * restForWork);
    return done;
  };
