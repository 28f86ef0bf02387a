import { useEffect } from 'react';

/** What a person does who wants to be elsewhere. */
const ownMoves = ['wheel', 'pointerdown', 'touchstart', 'keydown'] as const;

/**
 * Goes to the part that the address names, once the parts are there: the browser looked for it too early. What parts above it bring in
 * later would move it away, so it is kept in place until the person moves.
 */
export function useAnchor(ready: boolean): void {
  useEffect(() => {
    if (!ready || location.hash.length < 2) return;
    const part = document.getElementById(location.hash.slice(1));
    if (!part) return;
    const grown = new ResizeObserver(() => part.scrollIntoView()); // tells of the size at first, too
    const own = new AbortController();
    const stop = () => {
      grown.disconnect();
      own.abort();
    };
    for (const move of ownMoves) addEventListener(move, stop, { signal: own.signal, passive: true, capture: true });
    grown.observe(document.body);
    return stop;
  }, [ready]);
}
