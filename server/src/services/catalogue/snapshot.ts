import type { DeltaRef, Manifest } from '@infofi-lens/shared/catalogue/manifest';
import { wholePatch } from '@infofi-lens/shared/catalogue/patch';
import { bytesOf, pathFrom } from '@infofi-lens/shared/catalogue/path';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Transaction } from '../../db/client.ts';
import { allEntities } from '../../stores/catalogue/changes.ts';
import { putFile } from '../../stores/catalogue/files.ts';
import type { CatalogueState } from '../../stores/catalogue/state.ts';
import { packPatches } from './pack.ts';

/** Entities in one part: small enough for a browser's worker to read at once. */
const entitiesOfAPart = 1_000;
const everyMs = 86_400_000;
/** While the deltas since the snapshot are no more than this, a new one would save nobody anything. */
const deltasAtLeast = 64 * 1_024;

/** Whether newcomers would be better off with a new snapshot: it is a day old, or what came since is a quarter of it. */
export function isSnapshotDue(
  state: Pick<CatalogueState, 'snapshot' | 'snapshot_at' | 'seq'>,
  deltas: readonly DeltaRef[],
  now: EpochMs,
): boolean {
  const { snapshot, seq } = state;
  if (snapshot.seq === seq) return false;
  const path = pathFrom(snapshot.seq, { deltas: [...deltas], seq });
  if (!path || now - state.snapshot_at >= everyMs) return true;
  const bytes = snapshot.parts.reduce((sum, [, size]) => sum + size, 0);
  return bytesOf(path) > Math.max(deltasAtLeast, bytes / 4);
}

/** Writes down everything as the newest delta left it. */
export async function makeSnapshot(tx: Transaction, seq: number): Promise<Manifest['snapshot']> {
  const parts: Manifest['snapshot']['parts'] = [];
  let entities = 0;
  for await (const some of allEntities(tx, entitiesOfAPart)) {
    const file = await packPatches(some.map((one) => wholePatch(one, one.facts)));
    await putFile(tx, file);
    parts.push(file.ref);
    entities += some.length;
  }
  return { seq, entities, parts };
}
