import { createHmac, randomBytes } from 'node:crypto';
import type { AdmissionStore } from '../../stores/admission/admission-store.ts';

/** The secret of a UTC day. */
export type DayKeys = (day: string) => Promise<Buffer>;

/** Secrets that all processes share and that live two days, each asked for once. */
export function dayKeys(store: Pick<AdmissionStore, 'keyOf'>): DayKeys {
  const held = new Map<string, Promise<Buffer>>();
  return (day) => {
    const there = held.get(day);
    if (there) return there;
    const asked = store.keyOf(day, randomBytes(32));
    held.set(day, asked);
    if (held.size > 2) held.delete(held.keys().next().value ?? day);
    asked.catch(() => held.delete(day)); // asked again next time instead of keeping the failure all day
    return asked;
  };
}

/** Four words made of a day's secret, for another purpose than sealing. Asked for with every batch and made once a day. */
export function dayWords(keyOf: DayKeys, purpose: string): (day: string) => Promise<Uint32Array> {
  const made = new WeakMap<Buffer, Uint32Array>();
  return async (day) => {
    const key = await keyOf(day);
    const words = made.get(key) ?? wordsOf(key, purpose);
    made.set(key, words);
    return words;
  };
}

function wordsOf(key: Buffer, purpose: string): Uint32Array {
  const bytes = createHmac('sha256', key).update(purpose).digest();
  return Uint32Array.from({ length: 4 }, (_, at) => bytes.readUInt32LE(at * 4));
}
