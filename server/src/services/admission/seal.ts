import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ContributorId, EpochMs } from '@infofi-lens/shared/units';
import * as z from 'zod/mini';

/** What a challenge says to whoever holds the key it is sealed with. */
export interface Sealed {
  readonly contributor: ContributorId;
  readonly bits: number;
  readonly expiresAt: EpochMs;
  /** Makes two challenges of one moment different ones. */
  readonly salt: string;
}

const Inside = z.tuple([z.string(), z.number(), z.number(), z.string()]);

/** A challenge: what it says, and the seal over it. The server keeps nothing of it. */
export function seal({ contributor, bits, expiresAt, salt }: Sealed, key: Buffer): string {
  const said = Buffer.from(JSON.stringify([contributor, bits, expiresAt, salt])).toString('base64url');
  return `${said}.${macOf(said, key).toString('base64url')}`;
}

/** What a challenge says of itself, before its seal is looked at: only to choose the key. @returns `undefined` when it says nothing. */
export function readSealed(challenge: string): Sealed | undefined {
  const [said = ''] = challenge.split('.');
  try {
    const inside = Inside.safeParse(JSON.parse(Buffer.from(said, 'base64url').toString()));
    if (!inside.success) return undefined;
    const [contributor, bits, expiresAt, salt] = inside.data;
    return { contributor: contributor as ContributorId, bits, expiresAt: expiresAt as EpochMs, salt }; // ours, once the seal is found whole
  } catch {
    return undefined;
  }
}

/** Whether the seal is ours and whole. */
export function isSealed(challenge: string, key: Buffer): boolean {
  const [said = '', mac = ''] = challenge.split('.');
  const given = Buffer.from(mac, 'base64url');
  const right = macOf(said, key);
  return given.length === right.length && timingSafeEqual(given, right);
}

const macOf = (said: string, key: Buffer) => createHmac('sha256', key).update(said).digest();
