import { hexToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod/mini';
import { count, time } from '../facts/types.ts';
import { KeyId } from './signed.ts';
import { keyIdOf } from './signer.ts';

/** One public key and when what it signs may be believed. */
export const PublicKey = z
  .strictObject({
    id: KeyId,
    /** Raw Ed25519 key, hex. */
    publicKey: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    notBefore: time,
    notAfter: time,
  })
  .check(z.refine(({ id, publicKey }) => keyIdOf(hexToBytes(publicKey)) === id, 'has another key’s name'));
export type PublicKey = z.infer<typeof PublicKey>;

/**
 * Which keys speak for a server. Each document is signed by a key of the one before it (the first by its own), so that
 * whoever trusts one can follow to the newest. Numbers have no gaps.
 */
export const KeyDocument = z.strictObject({
  format: z.literal(1),
  no: count.check(z.positive()),
  issuedAt: time,
  keys: z.array(PublicKey).check(z.minLength(1), z.maxLength(16)),
});
export type KeyDocument = z.infer<typeof KeyDocument>;

/** More rotations than anybody needs in a lifetime; a longer chain is somebody's attempt to keep a reader busy. */
export const maxChain = 200;
