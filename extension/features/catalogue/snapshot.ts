import { decode } from '@infofi-lens/shared/catalogue/decode';
import type { Manifest } from '@infofi-lens/shared/catalogue/manifest';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { CatalogueApi } from '../../api/catalogue.ts';
import type { Store } from '../../storage/store.ts';
import { asked } from './asked.ts';
import { placeNews } from './news.ts';
import { applyPatches } from './rows.ts';

interface Given {
  readonly store: Store;
  readonly api: CatalogueApi;
  readonly now: () => EpochMs;
}

/**
 * Reads a snapshot, part by part, each with the note of it in one transaction: a worker that dies goes on with the next. Rows of
 * the edition before stay until the last part is stored, so nothing is missing meanwhile.
 */
export async function loadSnapshot({ store, api, now }: Given, { seq, parts }: Manifest['snapshot']): Promise<void> {
  await placeNews(store); // they are older than what comes now
  const hashes = parts.map(([hash]) => hash);
  const held = (await store.state.catalogue()).loading;
  const goesOn = held !== undefined && held.seq === seq && held.parts.join() === hashes.join();
  const edition = goesOn ? held.edition : `main:${seq}:${hashes[0]?.slice(0, 8) ?? 'empty'}:${now()}`;
  for (let at = goesOn ? held.done : 0; at < parts.length; at++) {
    const ref = parts[at];
    if (!ref) break;
    const patches = decode(await api.file(ref));
    await store.atOnce(async () => {
      await applyPatches(store, patches, edition, now());
      await store.state.changeCatalogue((before) => ({ ...before, loading: { edition, seq, parts: hashes, done: at + 1 } }));
    });
  }
  await store.atOnce(async () => {
    for (const part of await store.crowd.parts()) if (part !== edition && !isOfAnother(part)) await store.crowd.removePart(part);
    await store.state.changeCatalogue(({ loading: _, ...before }) => ({ ...before, edition, seq }));
  });
}

/** Shards and what was looked up have editions of their own. */
const isOfAnother = (part: string) => part.startsWith('shard:') || part === asked;
