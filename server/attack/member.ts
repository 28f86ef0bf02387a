import { createECDH, createPrivateKey, hash } from 'node:crypto';
import type { Dice } from '@infofi-lens/shared/testing/dice';
import type { ContributorId } from '@infofi-lens/shared/units';
import type { Device } from '../src/testing/device.ts';

/** Somebody with a device key who sends from a network. */
export interface Member {
  readonly device: Device;
  /** The network address that the proxy in front of the API sees. */
  readonly network: string;
}

/** The same name makes the same key, so that a run can be repeated. */
export function memberOf(name: string, network: string): Member {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(hash('sha256', name, 'buffer'));
  const point = curve.getPublicKey();
  const part = (from: number, to: number) => point.subarray(from, to).toString('base64url');
  const jwk = { kty: 'EC', crv: 'P-256', d: curve.getPrivateKey().toString('base64url'), x: part(1, 33), y: part(33, 65) };
  return {
    network,
    device: {
      id: hash('sha256', point) as ContributorId, // what a ContributorId is
      publicKey: point.toString('base64'),
      privateKey: createPrivateKey({ key: jwk, format: 'jwk' }),
    },
  };
}

/** An address somewhere on the internet; two draws hardly ever share a network. */
export function someNetwork(dice: Dice): string {
  return `${dice.whole(11, 99)}.${dice.whole(1, 254)}.${dice.whole(1, 254)}.${dice.whole(1, 254)}`;
}

/**
 * An address of somebody who shares it with nobody. It is a private one, of which the server keeps nothing: a network of one
 * tells it nothing either, and to hash hundreds of them (some 40 ms each, anew for each resumed server) would take most of a run.
 */
export function ownNetwork(dice: Dice): string {
  return `10.${dice.whole(0, 255)}.${dice.whole(0, 255)}.${dice.whole(1, 254)}`;
}
