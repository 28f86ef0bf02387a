import { decode } from '@infofi-lens/shared/catalogue/decode';
import { type FileRef, ShardList } from '@infofi-lens/shared/catalogue/manifest';
import { refused } from '@infofi-lens/shared/signing/trust';
import type { EpochMs } from '@infofi-lens/shared/units';
import * as z from 'zod/mini';
import type { CatalogueApi } from '../../api/catalogue.ts';
import type { Store } from '../../storage/store.ts';
import { askedForMs } from './asked.ts';
import { applyPatches } from './rows.ts';

interface Given {
  readonly store: Store;
  readonly api: CatalogueApi;
  readonly now: () => EpochMs;
}
export interface Shards {
  readonly digits: number;
  readonly list: FileRef;
}

/** @throws {RefusedError} `malformed` */
async function listOf(api: CatalogueApi, { digits, list }: Shards): Promise<FileRef[]> {
  const refs = z.safeParse(ShardList, parsed(await api.file(list)));
  if (!refs.success || refs.data.length !== 16 ** digits) throw refused('malformed', 'The list of shards can not be read.');
  return refs.data;
}

/** Brings every shard up to date, always in the same order, so that what is asked for tells nothing. */
export async function loadAllShards(given: Given, shards: Shards): Promise<void> {
  const refs = await listOf(given.api, shards);
  for (const [at, ref] of refs.entries()) await loadShard(given, prefixOf(at, shards.digits), ref);
  const wanted = new Set(refs.map(([hash], at) => partOf(prefixOf(at, shards.digits), hash)));
  await given.store.atOnce(async () => {
    for (const part of await given.store.crowd.parts())
      if (part.startsWith('shard:') && !wanted.has(part)) await given.store.crowd.removePart(part);
    await given.store.state.changeCatalogue((before) => ({
      ...before,
      heldShards: Object.fromEntries(refs.map(([hash], at) => [prefixOf(at, shards.digits), hash])),
    }));
  });
}

/** Forgets shards that were fetched only because somebody asked, once they are old: who left since then stands in them still. */
export async function forgetOldShards({ store, now }: Pick<Given, 'store' | 'now'>): Promise<void> {
  await store.atOnce(async () => {
    for (const part of await store.crowd.parts()) if (part.startsWith('shard:')) await store.crowd.removePart(part, now() - askedForMs);
    const left = new Set(await store.crowd.parts());
    await store.state.changeCatalogue((before) => ({
      ...before,
      heldShards: Object.fromEntries(Object.entries(before.heldShards).filter(([prefix, hash]) => left.has(partOf(prefix, hash)))),
    }));
  });
}

/** Brings one shard up to date: somebody asked for something in it. */
export async function loadOneShard(given: Given, shards: Shards, name: string): Promise<void> {
  const prefix = name.slice(0, shards.digits);
  const ref = (await listOf(given.api, shards))[shards.digits === 0 ? 0 : Number.parseInt(prefix, 16)];
  if (ref) await loadShard(given, prefix, ref);
}

async function loadShard({ store, api, now }: Given, prefix: string, ref: FileRef): Promise<void> {
  const [hash] = ref;
  const part = partOf(prefix, hash);
  if ((await store.state.catalogue()).heldShards[prefix] === hash) return;
  const patches = decode(await api.file(ref));
  await store.atOnce(async () => {
    await applyPatches(store, patches, part, now());
    for (const other of await store.crowd.parts())
      if (other.startsWith(`shard:${prefix}:`) && other !== part) await store.crowd.removePart(other);
    await store.state.changeCatalogue((before) => ({ ...before, heldShards: { ...before.heldShards, [prefix]: hash } }));
  });
}

const partOf = (prefix: string, hash: string) => `shard:${prefix}:${hash.slice(0, 16)}`;
const prefixOf = (at: number, digits: number) => (digits === 0 ? '' : at.toString(16).padStart(digits, '0'));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // refused by the schema
  }
}
