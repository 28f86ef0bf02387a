import { useEffect } from 'react';

/** Goes to the part that the address names, once the parts are there: the browser looked for it too early. */
export function useAnchor(ready: boolean): void {
  useEffect(() => {
    if (!ready || location.hash.length < 2) return;
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [ready]);
}
