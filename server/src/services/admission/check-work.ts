import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { hasZeroBits, work } from '@infofi-lens/shared/admission/proof';
import { LensError } from '@infofi-lens/shared/errors';

const derive = promisify<string, string, number, { N: number; r: number; p: number }, Buffer>(scrypt);

/** Tries looked at at the same time: half of Node's threads, so that other work goes on. */
const atOnce = 2;
/** Beyond this many waiting (about a second's worth) newcomers are told to come back. */
const waitingAtMost = 200;

/** Looks work up: 10 ms each, off the main thread, never more than two at a time. */
export function workChecker() {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function turn(): Promise<void> {
    if (running < atOnce) {
      running += 1;
      return;
    }
    if (waiting.length >= waitingAtMost) throw new LensError('overloaded', 'Too many newcomers right now. Try again shortly.');
    await new Promise<void>((go) => waiting.push(go)); // whoever ends passes its turn on, so `running` stays
  }

  return {
    /** Whether the nonce is the work that was asked for. @throws {LensError} `overloaded` */
    async isDone(challenge: string, nonce: string, bits: number): Promise<boolean> {
      if (bits === 0) return true;
      await turn();
      try {
        const { N, r, p, bytes } = work;
        return hasZeroBits(await derive(nonce, challenge, bytes, { N, r, p }), bits);
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}
export type WorkChecker = ReturnType<typeof workChecker>;
