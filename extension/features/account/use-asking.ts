import { useEffect } from 'react';
import type { AuthApi } from '../../api/auth.ts';
import { now } from '../../storage/now.ts';
import { store } from '../../storage/store.ts';
import type { PendingSignIn } from '../../storage/tables/session.ts';
import { askEveryMs, askOnce } from './sign-in.ts';

/** Asks every two seconds whether somebody has signed, one page of the extension at a time, until that is settled. */
export function useAsking({ verifier }: PendingSignIn, api: AuthApi): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new try is a new verifier; the api is made anew with each render
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const ask = async () => {
      const again = await navigator.locks.request('lens-sign-in', () => askOnce(store, api, now())).catch(() => true);
      if (again && !stopped) timer = setTimeout(() => void ask(), askEveryMs);
    };
    void ask();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [verifier]);
}
