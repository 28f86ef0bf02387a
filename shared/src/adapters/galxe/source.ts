import { isRecord, type JsonRecord, read } from '../json.ts';

/**
 * How values are reached inside a payload. In plain JSON a value stands where it is read;
 * in hydration a text may be a reference to a value elsewhere, and only the source knows.
 */
export interface Source {
  /** A record's own value. @returns `undefined` when missing, or when `value` is no record. */
  get(value: unknown, key: string): unknown;
  /** The entries of an array, at most `limit`: shared lists must not make reading cost more than linear. */
  items(value: unknown, limit?: number): readonly unknown[];
}

export const plain: Source = {
  get: read,
  items: (value, limit = 500) => (!Array.isArray(value) ? [] : value.length <= limit ? value : value.slice(0, limit)),
};

/** Follows keys through records. */
export function at(source: Source, value: unknown, ...keys: readonly string[]): unknown {
  let from = value;
  for (const key of keys) {
    if (from === undefined || from === null) return undefined;
    from = source.get(from, key);
  }
  return from;
}

const none: readonly JsonRecord[] = [];

/** The records of a list in any of GraphQL's forms: `[…]`, `{list: […]}`, `{nodes: […]}`, `{edges: [{node}]}`. */
export function entries(source: Source, value: unknown, limit?: number): readonly JsonRecord[] {
  if (Array.isArray(value)) return source.items(value, limit).filter(isRecord);
  if (!isRecord(value)) return none;
  for (const key of ['list', 'nodes']) {
    const list = source.items(source.get(value, key), limit).filter(isRecord);
    if (list.length > 0) return list;
  }
  return source
    .items(source.get(value, 'edges'), limit)
    .map((edge) => source.get(edge, 'node'))
    .filter(isRecord);
}
