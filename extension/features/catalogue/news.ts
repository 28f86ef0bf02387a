import type { Store } from '../../storage/store.ts';
import { applyPatches } from './rows.ts';

/** Entities a transaction: whoever reads meanwhile waits for no more than these. */
const some = 100;

/**
 * Puts what deltas brought into its place, where lists and searches find it. Can be interrupted anywhere: what is not in its
 * place yet is still among the news, and is read from there.
 */
export async function placeNews(store: Store): Promise<void> {
  while (await store.atOnce(() => placeSome(store)));
}

/** @returns whether there was anything. */
async function placeSome(store: Store): Promise<boolean> {
  const news = await store.news.take(some);
  if (!news) return false;
  const { edition = 'main' } = await store.state.catalogue();
  await applyPatches(store, news.patches, edition, news.receivedAt);
  return true;
}
