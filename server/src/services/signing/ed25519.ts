import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { keyIdOf, type Signer } from '@infofi-lens/shared/signing/signer';

/** What PKCS #8 says before the 32 bytes of an Ed25519 key (RFC 8410). */
const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface Ed25519 extends Signer {
  readonly publicKey: Buffer;
}

/** A signer with the key of these 32 bytes. */
export function ed25519(seed: Uint8Array): Ed25519 {
  const key = createPrivateKey({ key: Buffer.concat([prefix, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  return { keyId: keyIdOf(publicKey), publicKey, sign: (bytes) => new Uint8Array(sign(null, bytes, key)) };
}
