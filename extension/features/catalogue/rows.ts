import { type Patch, patched } from '@infofi-lens/shared/catalogue/patch';
import { fieldOf } from '@infofi-lens/shared/facts/catalog';
import { type EntityKey, entityKey } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';
import { columnsOf } from '../../storage/columns.ts';
import type { Store } from '../../storage/store.ts';
import type { CrowdRow } from '../../storage/tables/crowd.ts';

/** Fields that this version does not have, that nobody may share, or whose value is none, are left out. */
function trimmed(patch: Patch): Patch {
  const fields = Object.entries(patch.fields).filter(([name, change]) => {
    const declared = fieldOf(patch.kind, name);
    return declared?.reach === 'public' && (change === null || !('value' in change) || declared.accepts(change.value));
  });
  return { ...patch, fields: Object.fromEntries(fields) };
}

/** The row after a patch. @returns `undefined` when nothing is left of it. */
export function rowAfter(before: CrowdRow | undefined, given: Patch, part: string, receivedAt: EpochMs): CrowdRow | undefined {
  const { platform, kind, id } = given;
  const facts = patched(before?.facts, trimmed(given));
  if (Object.keys(facts).length === 0) return undefined;
  const agreed = (name: string) => (facts[name]?.evidence.status === 'agreed' ? facts[name].value : undefined);
  return { key: entityKey(given), platform, kind, id, facts, receivedAt, part, ...columnsOf({ platform, kind }, agreed) };
}

/**
 * Writes patches. Needs a transaction. What was removed for room is not brought back by half: a change of something that is not
 * held is passed over.
 */
export async function applyPatches(
  { crowd }: Pick<Store, 'crowd'>,
  patches: readonly Patch[],
  part: string,
  receivedAt: EpochMs,
): Promise<void> {
  const keys: EntityKey[] = patches.map((patch) => entityKey(patch));
  const held = patches.some(({ how }) => how === 'changed') ? await crowd.many(keys) : [];
  const rows: CrowdRow[] = [];
  const gone: EntityKey[] = [];
  for (const [at, patch] of patches.entries()) {
    if (patch.how === 'changed' && !held[at]) continue;
    const row = rowAfter(held[at], patch, part, receivedAt);
    if (row) rows.push(row);
    else if (keys[at]) gone.push(keys[at]);
  }
  await crowd.put(rows);
  await crowd.remove(gone);
}
