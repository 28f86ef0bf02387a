/** The parts of an http(s) address that adapters look at. */
export interface WebAddress {
  /** Lower case, without port. */
  readonly host: string;
  /** Starts with '/'; escapes are undone. */
  readonly path: string;
  /** Query parameters, unescaped; the first of a repeated name counts. */
  readonly query: ReadonlyMap<string, string>;
}

const shape = /^https?:\/\/([a-z0-9.-]+)(?::\d+)?(?=[/?#]|$)([^?#]*)(?:\?([^#]*))?/i;

/**
 * Reads an address without the platform's `URL`, which pure code does not have.
 * @returns `undefined` for anything but http(s),
 * and for hosts that browsers and simple readers may see differently (a name before '@', escapes, backslashes).
 */
export function webAddress(url: string): WebAddress | undefined {
  const parts = shape.exec(url);
  if (!parts?.[1]) return undefined;
  const query = new Map<string, string>();
  for (const pair of (parts[3] ?? '').split('&')) {
    const cut = pair.indexOf('=');
    const name = unescaped(cut < 0 ? pair : pair.slice(0, cut));
    if (name !== '' && !query.has(name)) query.set(name, cut < 0 ? '' : unescaped(pair.slice(cut + 1)));
  }
  return { host: parts[1].toLowerCase(), path: unescaped(parts[2] || '/', false), query };
}

function unescaped(text: string, plusIsBlank = true): string {
  const plain = plusIsBlank ? text.replaceAll('+', ' ') : text;
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain; // a broken escape is read as it stands
  }
}
