import canonicalize from 'canonicalize';

/**
 * A value as canonical JSON (RFC 8785), made for every sighting that comes in: members are put in order and the engine writes
 * them at once, in half the time. Objects keep the order of their members except where these look like numbers, and a lone
 * surrogate is no text: both are left to the library.
 */
export function canonicalText(value: unknown): string {
  const plain = inOrder(value);
  const text = plain === undefined ? undefined : JSON.stringify(plain);
  return text === undefined || text.includes('\\ud') ? (canonicalize(value) ?? '') : text;
}

/** A copy whose members stand in their order. @returns `undefined` for what this can not put in order. */
function inOrder(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return listInOrder(value);
  if (Object.getPrototypeOf(value) !== Object.prototype) return undefined;
  const ordered: Record<string, unknown> = {};
  const record = value as Readonly<Record<string, unknown>>; // any object may be asked for a name
  for (const name of Object.keys(record).sort()) {
    const member = startsWithLetter.test(name) ? inOrder(record[name]) : undefined;
    if (member === undefined) return undefined;
    ordered[name] = member;
  }
  return ordered;
}

const startsWithLetter = /^[a-z]/i;

function listInOrder(values: readonly unknown[]): unknown[] | undefined {
  const ordered: unknown[] = [];
  for (const value of values) {
    const member = inOrder(value);
    if (member === undefined) return undefined;
    ordered.push(member);
  }
  return ordered;
}
