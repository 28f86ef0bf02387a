import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import { promisify } from 'node:util';
import type { ContributorId } from '@infofi-lens/shared/units';
import { InputError } from '../../http/errors.ts';

/** In a thread of its own: a hundred batches a second would keep this one busy for a twentieth of its time. */
const verifyApart = promisify(verify);

/** A device's public key: the raw uncompressed P-256 point (65 bytes). */
export interface DeviceKey {
  readonly id: ContributorId;
  readonly point: Buffer;
  readonly key: KeyObject;
}

/**
 * Reads a point. OpenSSL refuses one that does not lie on the curve.
 * @throws {InputError} `invalid_public_key`
 */
export function deviceKey(point: Buffer): DeviceKey {
  if (point.length !== 65 || point[0] !== 4) throw refused();
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')] as const;
  try {
    const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    return { id: hash('sha256', point) as ContributorId, point, key }; // SHA-256 of the point in hex is what a ContributorId is
  } catch {
    throw refused();
  }
}

/** Whether `signature` (IEEE P1363, base64) over exactly these bytes was made with that key. */
export async function isSignedBy(key: KeyObject, bytes: Uint8Array, signature: string | undefined): Promise<boolean> {
  if (!signature || !/^[A-Za-z0-9+/]{86}==$/.test(signature)) return false;
  return verifyApart('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64'));
}

const refused = () => new InputError('invalid_public_key', 'This is not a point of the curve P-256.', 'publicKey');
