import { currentLocale } from '@infofi-lens/shared/words/current';
import { useLiveQuery } from 'dexie-react-hooks';
import { type Store, store } from './store.ts';

/**
 * The answer to a question to the store, asked again whenever the rows it read change, whoever changed them.
 * @param dependencies What the question depends on, as for an effect.
 * Also asked again in another language, as answers may hold words.
 * @returns `undefined` until the first answer.
 */
export function useLive<T>(question: (store: Store) => Promise<T>, dependencies: readonly unknown[]): T | undefined {
  return useLiveQuery(() => question(store), [...dependencies, currentLocale()]);
}
