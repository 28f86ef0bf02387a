import { scrypt } from '@noble/hashes/scrypt.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Memory-hard (4 MiB a try), so that a graphics card, which has little memory for each of its cores, gains little over a browser.
 * Both sides count with these numbers; a change of them is a new algorithm.
 */
export const work = { N: 4_096, r: 8, p: 1, bytes: 4 } as const;

/** One try, in JavaScript: some 20 ms. The server checks the same with its own, faster implementation. */
export function attempt(challenge: string, nonce: string): Uint8Array {
  return scrypt(utf8ToBytes(nonce), utf8ToBytes(challenge), { N: work.N, r: work.r, p: work.p, dkLen: work.bytes });
}

/** Whether a digest begins with so many zero bits. */
export function hasZeroBits(digest: Uint8Array, bits: number): boolean {
  let left = bits;
  for (const byte of digest) {
    if (left <= 0) return true;
    if (left < 8) return byte >> (8 - left) === 0;
    if (byte !== 0) return false;
    left -= 8;
  }
  return left <= 0;
}
