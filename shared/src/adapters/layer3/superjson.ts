import { isRecord, read } from '../json.ts';

/**
 * Undoes superjson as far as reading needs it. Dates, big numbers and sets are read from their JSON form (ISO text, digits,
 * array); only `undefined` has to be told from `null`, because a `null` end is a value ("never ends") and a missing one is not.
 * @returns the value itself when it is not wrapped in `{json, meta}`.
 */
export function unwrapped(value: unknown): unknown {
  if (!isRecord(value) || !Object.hasOwn(value, 'json')) return value;
  const others = Object.keys(value).filter((key) => key !== 'json' && key !== 'meta');
  if (others.length > 0) return value;
  const types = read(read(value, 'meta'), 'values');
  return isUndefined(types) ? undefined : withoutUndefined(value.json, types);
}

/** Tags are `{path: [type]}`, or `{path: [type, {…tags below it…}]}`; keys in a path are joined by dots. */
function withoutUndefined(json: unknown, types: unknown): unknown {
  const waiting: { readonly root: unknown; readonly tags: unknown }[] = [{ root: json, tags: Array.isArray(types) ? types[1] : types }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!isRecord(next.tags)) continue;
    for (const [path, tag] of Object.entries(next.tags)) {
      const keys = keysOf(path);
      const last = keys.pop() ?? '';
      const holder = keys.reduce<unknown>(inside, next.root);
      if (isUndefined(tag)) drop(holder, last);
      else if (Array.isArray(tag) && isRecord(tag[1])) waiting.push({ root: inside(holder, last), tags: tag[1] });
    }
  }
  return json;
}

function isUndefined(tag: unknown): boolean {
  return Array.isArray(tag) && tag[0] === 'undefined';
}

/** Superjson writes a dot inside a key as `\.`. */
function keysOf(path: string): string[] {
  return path.split(/(?<!\\)\./).map((key) => key.replaceAll('\\.', '.'));
}

function inside(holder: unknown, key: string): unknown {
  return Array.isArray(holder) ? holder[Number(key)] : read(holder, key);
}

/** Takes away a value that JSON had to write as `null`. The JSON was parsed for this reading alone. */
function drop(holder: unknown, key: string): void {
  if (Array.isArray(holder)) holder[Number(key)] = undefined;
  else if (isRecord(holder)) delete (holder as Record<string, unknown>)[key]; // ours, not yet handed to anybody
}
