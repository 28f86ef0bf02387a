import { generateKeyPairSync, hash, type KeyObject, sign } from 'node:crypto';
import { signatureHeader } from '@infofi-lens/shared/contracts/sync';
import type { ContributorId } from '@infofi-lens/shared/units';

/** A browser's device key, as the extension would hold it. */
export interface Device {
  readonly id: ContributorId;
  /** Raw point, base64. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

export function newDevice(): Device {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return { id: hash('sha256', point) as ContributorId, publicKey: point.toString('base64'), privateKey }; // what a ContributorId is
}

/** A request whose raw body is signed by the device. */
export function signed(device: Device, body: unknown): { method: 'POST'; headers: Record<string, string>; body: string } {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const signature = sign('sha256', Buffer.from(text), { key: device.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64');
  return { method: 'POST', headers: { 'content-type': 'application/json', [signatureHeader]: signature }, body: text };
}
