import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { EpochMs } from '../../units.ts';
import type { KeyDocument, PublicKey } from '../key-document.ts';
import { type Signed, sign } from '../signed.ts';
import { keyIdOf, type Signer } from '../signer.ts';

/** A key of a test's own, always the same for one number. */
export function keyPair(no: number): { signer: Signer; hex: string; key: PublicKey } {
  const secret = new Uint8Array(32).fill(no);
  const point = ed25519.getPublicKey(secret);
  const keyId = keyIdOf(point);
  const validity = { notBefore: 1_700_000_000_000 as EpochMs, notAfter: 1_900_000_000_000 as EpochMs };
  return {
    signer: { keyId, sign: (bytes) => ed25519.sign(bytes, secret) },
    hex: bytesToHex(point),
    key: { id: keyId, publicKey: bytesToHex(point), ...validity },
  };
}

export const keyDocument = (signer: Signer, no: number, keys: readonly PublicKey[], issuedAt: EpochMs): Promise<Signed> =>
  sign(signer, 'keys', JSON.stringify({ format: 1, no, issuedAt, keys: [...keys] } satisfies KeyDocument));
