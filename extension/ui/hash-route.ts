import { useSyncExternalStore } from 'react';

/** Where a document of several pages is: `campaign` and `galxe:campaign:1` of `#campaign/galxe:campaign:1`. */
export interface Route {
  readonly name: string;
  /** What follows the first slash; '' without one. */
  readonly rest: string;
}

export function routeOf(hash: string): Route {
  const [name = '', ...rest] = hash.replace(/^#/, '').split('/');
  return { name, rest: decoded(rest.join('/')) };
}

/** The page that the address names, as it changes. */
export function useRoute(): Route {
  return routeOf(useSyncExternalStore(listen, () => location.hash));
}

/** Puts another address in the place of this one: the way back leads to where one came from, not through every letter typed. */
export function replaceRoute(hash: string): void {
  history.replaceState(history.state, '', hash);
  window.dispatchEvent(new Event('hashchange'));
}

function listen(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

/** A text that is no encoding is taken as it stands: an address may be written by hand. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
