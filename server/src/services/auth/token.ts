import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What the database keeps of a token: enough to recognise it, not enough to use it. */
export interface TokenRecord {
  /** Public half: names the row. 16 random bytes, base64url. */
  selector: string;
  /** SHA-256 of the secret half. */
  secretHash: Buffer;
}

/** Where randomness comes from: `crypto.randomBytes`, or a known sequence in tests. */
export type RandomBytes = (size: number) => Buffer;

const form = /^[A-Za-z0-9_-]{22}([A-Za-z0-9_-]{43})$/;

/** A new opaque token: 16 bytes to be found by, 32 bytes to be believed by. */
export function mintToken(random: RandomBytes = randomBytes): TokenRecord & { token: string } {
  const selector = random(16).toString('base64url');
  const secret = random(32).toString('base64url');
  return { token: selector + secret, selector, secretHash: sha256(secret) };
}

/** @returns `undefined` for text that no token of ours looks like. */
export function readToken(token: string): TokenRecord | undefined {
  const secret = form.exec(token)?.[1];
  return secret === undefined ? undefined : { selector: token.slice(0, 22), secretHash: sha256(secret) };
}

/** Takes as long for a near miss as for a far one. */
export function sameSecret(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
