import type { Given } from '../given.ts';
import { isRecord, type JsonRecord, read } from '../json.ts';

/** The first of several names under which a record says something. */
export function firstOf<T>(record: unknown, keys: readonly string[], reader: (value: unknown) => Given<T>): Given<T> {
  if (!isRecord(record)) return undefined;
  let refused: Given<T>;
  for (const key of keys) {
    const given = Object.hasOwn(record, key) ? reader(record[key]) : undefined; // most names are not there
    if (given === undefined) continue;
    if (typeof given !== 'object') return given;
    refused ??= given;
  }
  return refused;
}

/** A record's list under the first of several names that has one: an array, or a page of one (`{items: […]}`). */
export function listOf(record: unknown, keys: readonly string[]): readonly JsonRecord[] {
  for (const key of keys) {
    const value = read(record, key);
    if (value === undefined) continue;
    const list = Array.isArray(value) ? value : read(value, 'items');
    if (Array.isArray(list)) return list.filter(isRecord);
  }
  return none;
}

const none: readonly JsonRecord[] = [];
