import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { RequestLimitStore } from '../../stores/request-limit-store.ts';

export interface CallerNames {
  /** A name for a network address that no one can turn back into it once the day's key is gone. Changes at midnight UTC. */
  nameOf(address: string): Promise<string>;
}

/** Names callers by HMAC-SHA256 under a key of the day, shared by all processes and deleted afterwards. */
export function callerNames(store: Pick<RequestLimitStore, 'saltOf'>, now: () => EpochMs): CallerNames {
  let key: { day: string; salt: Promise<KeyObject> } | undefined;
  return {
    async nameOf(address) {
      const day = dayOf(now());
      if (key?.day !== day) key = { day, salt: store.saltOf(day, randomBytes(32)).then(createSecretKey) };
      const mine = key;
      const salt = await mine.salt.catch((error: unknown) => {
        if (key === mine) key = undefined; // ask again next time instead of keeping the failure all day
        throw error;
      });
      return createHmac('sha256', salt).update(networkOf(address)).digest('base64url');
    },
  };
}

/** The UTC day of a time, `2026-11-20`. */
export function dayOf(now: EpochMs): string {
  return new Date(now).toISOString().slice(0, 10);
}

/** Who has one IPv6 address has the /64 around it, so that is what counts. IPv4 written as IPv6 is IPv4. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').split('::');
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const zeros = address.includes('::') ? Array.from({ length: 8 - before.length - after.length }, () => '0') : [];
  const groups = [...before, ...zeros, ...after].slice(0, 4);
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}
