import { useEffect } from 'react';
import { askEveryMs } from './sign-in.ts';

/**
 * Asks every two seconds whether somebody has signed, one page of the extension at a time, until that is settled.
 * @param verifier Of the try; another one is another try.
 * @param ask Asks once. @returns whether to ask again; so it is when it fails.
 */
export function useAsking(verifier: string, ask: () => Promise<boolean>): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new try is a new verifier; the question is made anew with each render
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const round = async () => {
      const again = await navigator.locks.request('lens-sign-in', () => ask()).catch(() => true);
      if (again && !stopped) timer = setTimeout(() => void round(), askEveryMs);
    };
    void round();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [verifier]);
}
