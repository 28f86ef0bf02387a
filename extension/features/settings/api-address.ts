/** @returns the origin of an address a person wrote, `null` for none, `undefined` for one that will not do. */
export function apiOrigin(text: string): string | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const url = URL.parse(trimmed);
  if (url?.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '' || url.pathname !== '/') return undefined;
  const here = url.hostname === 'localhost' || url.hostname === '127.0.0.1';
  return url.protocol === 'https:' || (url.protocol === 'http:' && here) ? url.origin : undefined;
}

/** The host to be asked for; match patterns know no port, and every port of a host is one. */
export function hostPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
