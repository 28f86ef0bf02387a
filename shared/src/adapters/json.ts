/** Careful reading of JSON that others wrote: nothing here throws, and nothing reaches the prototype. */

/** A JSON object: own keys only are of interest, values are anything. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/**
 * Parses untrusted text, with or without a byte order mark. Depth costs nothing: engines parse JSON without recursion.
 * @returns `undefined` when the text is no JSON (JSON itself has no `undefined`, so the two cannot be confused).
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    return undefined; // the caller knows from where the text came and says so
  }
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A record's own value; never one that `Object.prototype` lends to every object. @returns `undefined` also when `value` is no record. */
export function read(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Follows keys through records: `dig(answer, 'data', 'campaign', 'id')`. @returns `undefined` as soon as a step is missing. */
export function dig(value: unknown, ...keys: readonly string[]): unknown {
  let at = value;
  for (const key of keys) {
    at = read(at, key);
    if (at === undefined) return undefined;
  }
  return at;
}
