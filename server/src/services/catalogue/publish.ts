import type { Manifest, ManifestAnswer } from '@infofi-lens/shared/catalogue/manifest';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { sign } from '@infofi-lens/shared/signing/signed';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Transaction } from '../../db/client.ts';
import type { CatalogueStore } from '../../stores/catalogue/catalogue-store.ts';
import { newestSeq, takeGone } from '../../stores/catalogue/changes.ts';
import { allDeltas } from '../../stores/catalogue/deltas.ts';
import { dropUnused } from '../../stores/catalogue/files.ts';
import { type CatalogueState, documents, known, readState, writeManifest, writeState } from '../../stores/catalogue/state.ts';
import type { SigningService } from '../signing/signing.ts';
import { nextDelta, tidyDeltas } from './deltas.ts';
import type { Gently } from './gently.ts';
import { describeShards, digitsFor, updateShards } from './shards.ts';
import { isSnapshotDue, makeSnapshot } from './snapshot.ts';

/** How long a manifest may be believed. Whoever gets an older one is being kept from the news. */
const freshMs = 48 * 3_600_000;
/** Signed again so often even when nothing changed. */
const renewMs = 3_600_000;
/** How long a file stays that no manifest names any more: longer than anybody keeps a manifest. */
const graceMs = 15 * 60_000;

export interface PublishGiven {
  store: CatalogueStore;
  signing: Pick<SigningService, 'signer' | 'documents'>;
  nameOf: (key: EntityKey) => string;
  /** Does a piece of the work, and rests: the rows of large boards are many. */
  gently: Gently;
  mirrors: readonly string[];
  now: () => EpochMs;
}

/**
 * Brings the catalogue up to date with the facts, and signs what it now is. A few thousand changes at a time.
 * @returns whether there is more to do; `undefined` when another process is at it.
 */
export function publishCatalogue({ store, signing, nameOf, gently, mirrors, now }: PublishGiven): Promise<{ more: boolean } | undefined> {
  return store.alone(async (tx) => {
    const upTo = await newestSeq(tx);
    const before = await readState(tx);
    const gone = await takeGone(tx);
    const delta = await nextDelta(tx, before, gone.entities, upTo, now());
    const shards = await updateShards(tx, before, { goneFrom: gone.buckets, upTo, nameOf, gently, now: now() });
    const { more: moreDeltas, ...read } = delta;
    const { more: moreShards, ...sharded } = shards;
    let state: CatalogueState = { ...before, ...read, ...sharded };
    if (state.seq !== before.seq) await tidyDeltas(tx, state.snapshot, now());
    if (!moreDeltas && isSnapshotDue(state, await allDeltas(tx), now()))
      state = { ...state, snapshot: await makeSnapshot(tx, state.seq), snapshot_at: now() };
    await writeState(tx, state);
    await issue(tx, state, { signing, mirrors, now });
    return { more: moreDeltas || moreShards };
  });
}

/** Signs a manifest when it says anything new, or the last one is getting old. */
async function issue(
  tx: Transaction,
  state: CatalogueState,
  { signing, mirrors, now: clock }: Pick<PublishGiven, 'signing' | 'mirrors' | 'now'>,
): Promise<void> {
  // The key may be made here: what it signs is not to be dated before it.
  const signer = await signing.signer();
  const [keys, now] = [await signing.documents(), clock()];
  const deltas = await allDeltas(tx);
  const { shards, files } = await describeShards(tx, state.shard_digits);
  const others = await documents(tx);
  const contents = {
    seq: state.seq,
    snapshot: state.snapshot,
    deltas,
    ...(shards && { shards }),
    lookup: { digits: digitsFor(await known(tx)) },
    documents: others,
    mirrors: [...mirrors],
  };
  const basis = JSON.stringify([contents, signer.keyId, keys.length]);
  if (basis === state.basis && now - state.issued_at < renewMs) return;
  const manifest: Manifest = {
    format: 1,
    // Follows the clock: a database that was put back from a backup does not go back behind what readers have seen.
    sequence: Math.max(state.sequence + 1, Math.floor(now / 1_000)),
    issuedAt: now,
    freshUntil: (now + freshMs) as EpochMs, // a present time plus two days
    ...contents,
  };
  const answer: ManifestAnswer = { manifest: await sign(signer, 'manifest', JSON.stringify(manifest)), keys };
  await writeManifest(tx, { sequence: manifest.sequence, issuedAt: now, basis, answer: JSON.stringify(answer) });
  const used = [
    ...state.snapshot.parts.map(([hash]) => hash),
    ...deltas.map(([, , [hash]]) => hash),
    ...files,
    ...Object.values(others).map(([hash]) => hash),
  ];
  await dropUnused(tx, used, now, graceMs);
}
