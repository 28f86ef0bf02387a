import { isRecord } from '../json.ts';

/** A step of saying what was found; between two the page may be let in. */
export type Steps<T> = Generator<undefined, T, undefined>;
export const entitiesPerStep = 100;

/** What X really gave. */
export function known<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T; // fewer of the same optional keys
}

/** Both sightings by field; where they differ, the one that says more is right: a stub never hides a full object. */
export function fuller<T extends object>(before: T | undefined, after: T): T {
  if (before === undefined) return after;
  return Object.keys(after).length >= Object.keys(before).length ? { ...before, ...after } : { ...after, ...before };
}

/** Whether a part that carries everything else is there and is no record: what remains of the object is not worth having. */
export function isBroken(part: unknown): boolean {
  return part !== undefined && part !== null && !isRecord(part);
}
