import { argon2 } from 'node:crypto';
import { promisify } from 'node:util';
import type { Derive } from '../services/auth/passwords.ts';

/** Argon2id that costs next to nothing, and counts what it would have cost. */
export function hashCounter() {
  const costs: string[] = [];
  const derive: Derive = (asked) => {
    costs.push(`${asked.memory} KiB, ${asked.passes} passes, ${asked.parallelism} lane, ${asked.tagLength} bytes`);
    return promisify(argon2)('argon2id', { ...asked, memory: 8, passes: 1 });
  };
  return {
    derive,
    /** What was computed since the last question. */
    take: (): string[] => costs.splice(0),
  };
}
