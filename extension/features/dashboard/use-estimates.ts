import { useEffect, useState } from 'react';
import type { Estimates } from './lists.ts';

/**
 * Estimates weigh more than the popup may before its first paint: they come after it.
 * @param wanted Whether what comes first stands.
 */
export function useEstimates(wanted: boolean): Estimates | undefined {
  const [loaded, setLoaded] = useState<Estimates>();
  useEffect(() => {
    if (!wanted) return;
    import('../../storage/roi/estimates.ts').then(
      ({ estimates }) => setLoaded(() => estimates),
      () => setLoaded(() => without), // a part of the extension that can not be read: shown by expected value
    );
  }, [wanted]);
  return loaded;
}

const without: Estimates = () => Promise.resolve(new Map());
