import { setTimeout as delay } from 'node:timers/promises';

/** Does a piece of work, and rests after it. @returns what the piece gave. */
export type Gently = <T>(piece: () => Promise<T>) => Promise<T>;

interface Given {
  /** So much rest for so much work. */
  restForWork: number;
  /** Over all pieces together, in milliseconds: however much there is to do, it is not put off by more. */
  restAtMost: number;
  /** Milliseconds, from any origin. */
  now?: () => number;
  rest?: (ms: number) => Promise<unknown>;
}

/** Work in pieces beside which others are answered: they wait for one piece at most. */
export function gently({ restForWork, restAtMost, now = () => performance.now(), rest = delay }: Given): Gently {
  let left = restAtMost;
  return async (piece) => {
    const began = now();
    const done = await piece();
    const ms = Math.min(left, (now() - began) * restForWork);
    left -= ms;
    if (ms > 0) await rest(ms);
    return done;
  };
}
