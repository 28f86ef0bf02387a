import { decode } from '@infofi-lens/shared/catalogue/decode';
import { type Manifest, maxBytesOfAllShards } from '@infofi-lens/shared/catalogue/manifest';
import { bytesOf, pathFrom, startingAnewCosts } from '@infofi-lens/shared/catalogue/path';
import { RefusedError, refused } from '@infofi-lens/shared/signing/trust';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { CatalogueApi } from '../../api/catalogue.ts';
import { ApiError } from '../../api/request.ts';
import type { Store } from '../../storage/store.ts';
import type { CatalogueState } from '../../storage/tables/state.ts';
import { asked, askedForMs } from './asked.ts';
import { believe } from './believe.ts';
import { trimmed } from './rows.ts';
import { forgetOldShards, loadAllShards } from './shards.ts';
import { loadSnapshot } from './snapshot.ts';

/** How old the last look may get before there is another. Live news come another way, while somebody looks. */
const everyMs = 300_000;

export interface CatalogueDeps {
  readonly store: Store;
  /** Whoever carries the files: the server, or a mirror of it. */
  readonly from: (origin: string) => CatalogueApi;
  readonly server: string;
  /** Keys that this build knows to be that server's, hex. */
  readonly pins: readonly string[];
  readonly now: () => EpochMs;
  /** Takes on other documents of the catalogue, by name. Resolves to why one was refused; one that throws is tried again the next time. */
  readonly documents: Readonly<Record<string, (text: string) => Promise<string | undefined>>>;
}

/**
 * Brings the crowd's facts up to date. Everybody fetches the same files in the same order, so fetching tells the server nothing
 * but how far one is. What can not be believed changes nothing; why is kept for people to see.
 * @throws {ApiError} when nobody who carries the files can be reached. @see fetchBytes
 */
export async function refreshCatalogue(deps: CatalogueDeps, how: 'due' | 'asked'): Promise<void> {
  const { store, server, now } = deps;
  const held = await stateFor(deps);
  if (how === 'due' && held.checkedAt !== undefined && now() < held.checkedAt + everyMs) return;
  let failure: unknown;
  for (const origin of [server, ...held.mirrors]) {
    try {
      await refreshFrom(deps, origin);
      return;
    } catch (error) {
      if (!(error instanceof RefusedError || error instanceof ApiError)) throw error;
      // What was refused says more than that somebody else could not be reached either.
      if (failure === undefined || (error instanceof RefusedError && !(failure instanceof RefusedError))) failure = error;
    }
  }
  if (!(failure instanceof RefusedError)) throw failure;
  const { code, message: reason } = failure;
  await store.atOnce(() =>
    store.state.changeCatalogue((before) => ({ ...before, checkedAt: now(), refused: { code, reason, at: now() } })),
  );
}

/** Facts of one server are no facts of another: with another one everything starts anew, but what is believed of whom. */
async function stateFor({ store, server }: CatalogueDeps): Promise<CatalogueState> {
  const held = await store.state.catalogue();
  if (held.server === server) return held;
  await store.atOnce(async () => {
    if (held.server !== undefined) {
      await store.crowd.clear();
      await store.documents.clear();
    }
    await store.state.changeCatalogue(({ servers }) => ({
      servers,
      server,
      heldShards: {},
      lookupDigits: 0,
      documents: {},
      mirrors: [],
    }));
  });
  return store.state.catalogue();
}

async function refreshFrom(deps: CatalogueDeps, origin: string): Promise<void> {
  const { store, server, pins, now } = deps;
  const held = await store.state.catalogue();
  const api = deps.from(origin);
  const isMirror = origin !== server;
  const reply = await api.manifest(isMirror ? undefined : held.etag);
  if (!reply) {
    if (held.freshUntil !== undefined && held.freshUntil < now()) throw refused('stale', 'It is too old to say anything about now.');
    await store.atOnce(() =>
      store.state.changeCatalogue(({ refused, ...before }) => ({
        ...before,
        checkedAt: now(),
        ...(refused?.code === 'document' && { refused }), // nothing new came: it still is refused
      })),
    );
    return;
  }
  const { manifest, trust } = believe(reply.answer, held.servers[server], pins, now());
  await store.atOnce(() =>
    store.state.changeCatalogue((before) => ({
      ...before,
      servers: { ...before.servers, [server]: trust },
      lookupDigits: manifest.lookup.digits,
      mirrors: manifest.mirrors,
    })),
  );
  const reason = await bringUpTo(deps, api, manifest);
  await store.atOnce(() =>
    store.state.changeCatalogue(({ refused: _, etag: __, ...before }) => ({
      ...before,
      checkedAt: now(),
      asOf: manifest.issuedAt,
      freshUntil: manifest.freshUntil,
      ...(reason !== undefined && { refused: { code: 'document', reason, at: now() } }),
      ...(!isMirror && reply.etag !== undefined && { etag: reply.etag }),
    })),
  );
}

/** @returns why a document beside the facts was refused: the facts are up to date all the same. */
async function bringUpTo(deps: CatalogueDeps, api: CatalogueApi, manifest: Manifest): Promise<string | undefined> {
  const { store, now } = deps;
  const { seq, loading } = await store.state.catalogue();
  const known = seq === undefined || loading !== undefined ? undefined : pathFrom(seq, manifest);
  if (known === undefined || bytesOf(known) > startingAnewCosts(manifest.snapshot))
    await loadSnapshot({ store, api, now }, manifest.snapshot);
  await followDeltas(deps, api, manifest);
  await store.atOnce(() => store.crowd.removePart(asked, now() - askedForMs));
  const { shards } = manifest;
  if (shards) {
    const all = shards.bytes <= maxBytesOfAllShards;
    if (all) await loadAllShards({ store, api, now }, shards);
    else await forgetOldShards({ store, now });
    await store.atOnce(() =>
      store.state.changeCatalogue((before) => ({ ...before, shards: { digits: shards.digits, list: shards.list, all } })),
    );
  }
  let reason: string | undefined;
  for (const [name, take] of Object.entries(deps.documents)) {
    const ref = manifest.documents[name];
    if (!ref || (await store.state.catalogue()).documents[name] === ref[0]) continue;
    reason = (await take(await api.file(ref))) ?? reason;
    await store.atOnce(() => store.state.changeCatalogue((before) => ({ ...before, documents: { ...before.documents, [name]: ref[0] } })));
  }
  return reason;
}

/**
 * Each delta and the place it leads to are stored together: dying in between is fetching it again. What it brings holds from then
 * on; @see placeNews
 */
async function followDeltas({ store, now }: CatalogueDeps, api: CatalogueApi, manifest: Manifest): Promise<void> {
  const { seq = 0 } = await store.state.catalogue();
  const path = pathFrom(seq, manifest);
  if (!path) throw refused('incomplete', 'It does not say how to get from its snapshot to now.');
  for (const [, to, ref] of path) {
    const patches = decode(await api.file(ref));
    await store.atOnce(async () => {
      await store.news.add(patches.map(trimmed), now());
      await store.state.changeCatalogue((before) => ({ ...before, seq: to }));
    });
  }
}
