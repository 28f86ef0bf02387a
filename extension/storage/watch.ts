import { liveQuery } from 'dexie';
import { type Store, store } from './store.ts';

/** The same as `useLive` where there are no components: tells the answer, and every other one that the rows come to have. */
export function watch<T>(question: (store: Store) => Promise<T>, answered: (answer: T) => void, failed: () => void): void {
  liveQuery(() => question(store)).subscribe({ next: answered, error: failed });
}
