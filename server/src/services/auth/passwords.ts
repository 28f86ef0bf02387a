import { type Argon2Parameters, argon2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { LensError } from '@infofi-lens/shared/errors';
import { BulkheadRejectedError, bulkhead } from 'cockatiel';
import { type Argon2Cost, readPasswordHash, writePasswordHash } from './password-hash.ts';
import type { RandomBytes } from './token.ts';
import { sameSecret } from './token.ts';

/** Argon2id, off the main thread: Node's own, or what a test counts with. */
export type Derive = (parameters: Argon2Parameters) => Promise<Buffer>;
const nodes: Derive = (parameters) => promisify(argon2)('argon2id', parameters);

/** OWASP's least for argon2id (Password Storage Cheat Sheet, 2025): 19 MiB, two passes. May be raised: see {@link Passwords.check}. */
export const currentCost: Argon2Cost = { memory: 19_456, passes: 2, parallelism: 1 };
const saltBytes = 16;
const hashBytes = 32;
/** Half of Node's threads, so that other work goes on; and some seconds' worth of waiting beyond them. */
const atOnce = 2;
const waitingAtMost = 50;

export interface Checked {
  readonly good: boolean;
  /** The same password with today's cost, where it was hashed with another one. */
  readonly rehashed?: string;
}

export interface Passwords {
  /** In PHC's form. @throws {LensError} `overloaded` */
  hash(password: string): Promise<string>;
  /**
   * Whether it is the password that was hashed. For nobody's password (`undefined`) as much is computed as for somebody's.
   * @throws {LensError} `overloaded`
   */
  check(password: string, kept: string | undefined): Promise<Checked>;
}

export interface PasswordsGiven {
  derive?: Derive;
  random?: RandomBytes;
  cost?: Argon2Cost;
}

/** Hashes passwords, never more than two at a time. */
export function passwordHashing({ derive = nodes, random = randomBytes, cost = currentCost }: PasswordsGiven = {}): Passwords {
  const turns = bulkhead(atOnce, waitingAtMost);
  const nobodys = { cost, salt: random(saltBytes), hash: random(hashBytes) };

  async function derived(password: string, { memory, passes, parallelism }: Argon2Cost, salt: Buffer, length: number): Promise<Buffer> {
    // Two ways to type one letter are one letter.
    const message = Buffer.from(password.normalize('NFKC'), 'utf8');
    const parameters = { message, nonce: salt, memory, passes, parallelism, tagLength: length };
    return turns
      .execute(() => derive(parameters))
      .catch((error: unknown) => {
        if (error instanceof BulkheadRejectedError)
          throw new LensError('overloaded', 'Too many people sign in right now. Try again shortly.');
        throw error;
      });
  }

  async function hash(password: string): Promise<string> {
    const salt = random(saltBytes);
    return writePasswordHash({ cost, salt, hash: await derived(password, cost, salt, hashBytes) });
  }

  return {
    hash,
    async check(password, kept) {
      const known = kept === undefined ? nobodys : readPasswordHash(kept);
      const same = sameSecret(await derived(password, known.cost, known.salt, known.hash.length), known.hash);
      const good = same && kept !== undefined;
      const today = writePasswordHash({ ...known, cost }) === kept;
      return good && !today ? { good, rehashed: await hash(password) } : { good };
    },
  };
}
