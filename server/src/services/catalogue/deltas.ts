import type { DeltaRef, Manifest } from '@infofi-lens/shared/catalogue/manifest';
import { joined, type Patch, patchBetween } from '@infofi-lens/shared/catalogue/patch';
import { bytesOf, pathFrom, startingAnewCosts } from '@infofi-lens/shared/catalogue/path';
import { entityKey } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Transaction } from '../../db/client.ts';
import { type Changed, changedEntities, rememberEntities } from '../../stores/catalogue/changes.ts';
import { addDelta, allDeltas, type DeltaRow, dropDeltasUpTo, dropOldDeltas, promote, unmerged } from '../../stores/catalogue/deltas.ts';
import { fileBytes, putFile } from '../../stores/catalogue/files.ts';
import type { CatalogueState } from '../../stores/catalogue/state.ts';
import { packPatches, unpackPatches } from './pack.ts';

/** Entities in one delta: what a process packs, and a browser takes in, without anybody noticing. */
const entitiesAtMost = 1_000;
/** So many deltas are merged into one. */
const fan = 8;
/** Merging stops where a merged file would be as large as this. */
const mergedAtMost = 3_000;
const levels = 6;
/** Somebody who was away for so long finds a way by deltas. */
const keepMs = 14 * 86_400_000;

/** Makes the next delta out of what changed. @returns how far it leads, and whether there is more. */
export async function nextDelta(
  tx: Transaction,
  state: Pick<CatalogueState, 'read_seq' | 'seq'>,
  gone: readonly Changed[],
  upTo: number,
  now: EpochMs,
): Promise<{ read_seq: number; seq: number; more: boolean }> {
  const { changed, to } = await changedEntities(tx, { from: state.read_seq, upTo, limit: entitiesAtMost });
  const all = [...gone, ...changed];
  const patches = all.flatMap((one) => patchBetween(one, one.before, one.facts) ?? []);
  const more = to < upTo;
  if (patches.length === 0) return { read_seq: to, seq: state.seq, more };
  // What was deleted has no number of its own: where nothing else moved, the delta takes one that nobody has yet seen.
  const seq = Math.max(to, state.seq + 1);
  const file = await packPatches(patches);
  await putFile(tx, file);
  await addDelta(tx, { level: 0, from_seq: state.seq, to_seq: seq, hash: file.ref[0], entities: patches.length, made_at: now });
  await rememberEntities(tx, all);
  return { read_seq: to, seq, more };
}

/** So many files are named at most, so that the manifest stays small. */
const namedAtMost = 300;

/** Merges deltas, and drops what nobody needs any more. Those after the snapshot are always needed. */
export async function tidyDeltas(tx: Transaction, snapshot: Manifest['snapshot'], now: EpochMs): Promise<void> {
  for (let level = 0; level < levels; level++) {
    for (let rows = await unmerged(tx, level); rows.length >= 2 * fan; rows = await unmerged(tx, level)) {
      const [first, ...rest] = rows.slice(0, fan);
      if (!first) break;
      const entities = rest.reduce((sum, row) => sum + row.entities, first.entities);
      if (entities > mergedAtMost) await promote(tx, first);
      else await merge(tx, [first, ...rest], now);
    }
  }
  await dropOldDeltas(tx, { keep: 2 * fan, before: now - keepMs, needed: snapshot.seq });
  await dropDeltasUpTo(tx, Math.min(snapshot.seq, uselessUpTo(await allDeltas(tx), snapshot)));
}

/** Where the deltas end that nobody would use: the snapshot is cheaper than the way from there, or there are too many of them. */
export function uselessUpTo(deltas: readonly DeltaRef[], snapshot: Manifest['snapshot']): number {
  const seq = deltas.reduce((newest, [, to]) => Math.max(newest, to), 0);
  const affordable = startingAnewCosts(snapshot);
  const ends = deltas.map(([, to]) => to).sort((a, b) => b - a);
  const fromTooFar = deltas
    .map(([from]) => from)
    .filter((from) => bytesOf(pathFrom(from, { deltas: [...deltas], seq }) ?? []) > affordable);
  return Math.max(0, ends[namedAtMost] ?? 0, ...fromTooFar);
}

async function merge(tx: Transaction, rows: readonly [DeltaRow, ...DeltaRow[]], now: EpochMs): Promise<void> {
  const all = new Map<string, Patch>();
  for (const { hash } of rows) {
    const bytes = await fileBytes(tx, hash);
    if (!bytes) throw new Error(`The file ${hash} of the catalogue is gone.`);
    for (const patch of await unpackPatches(bytes)) {
      const before = all.get(entityKey(patch));
      all.set(entityKey(patch), before ? joined(before, patch) : patch);
    }
  }
  const file = await packPatches([...all.values()]);
  await putFile(tx, file);
  const [{ level, from_seq, to_seq }, last] = [rows[0], rows.at(-1)];
  await addDelta(tx, {
    level: level + 1,
    from_seq,
    to_seq: last?.to_seq ?? to_seq,
    hash: file.ref[0],
    entities: all.size,
    made_at: now,
  });
}
