import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Whoever can sign with an Ed25519 key (RFC 8032). The key itself stays inside. */
export interface Signer {
  readonly keyId: string;
  sign(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

/** What a text is signed as. A signature for one purpose is none for another. */
export type Purpose = 'keys' | 'manifest' | 'lookup' | 'checkpoint' | 'dump' | 'erasure';

/** The bytes that are signed: purpose and text, so that no text can be passed off as one of another purpose. */
export const signedBytes = (purpose: Purpose, text: string): Uint8Array => utf8ToBytes(`infofi-lens ${purpose}\n${text}`);

/** The name of a key: the first 64 bits of SHA-256 over the raw public key, in hex. */
export const keyIdOf = (publicKey: Uint8Array): string => bytesToHex(sha256(publicKey)).slice(0, 16);
