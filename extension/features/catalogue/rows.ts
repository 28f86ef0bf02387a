import { type Facts, type Patch, patched } from '@infofi-lens/shared/catalogue/patch';
import { fieldOf } from '@infofi-lens/shared/facts/catalog';
import { type EntityKey, entityKey } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import { columnsOf, isSearched, type PlainColumns, plainColumnsOf } from '../../storage/columns.ts';
import type { Store } from '../../storage/store.ts';
import type { CrowdColumns, CrowdEntry, CrowdRow } from '../../storage/tables/crowd.ts';

/** By how much an expectation has to move before lists are put in another order for it: writing an index is dear. */
const movesBy = 0.02;

/** Fields that this version does not have, that nobody may share, or whose value is none, are left out. */
export function trimmed(patch: Patch): Patch {
  const fields = Object.entries(patch.fields).filter(([name, change]) => {
    const declared = fieldOf(patch.kind, name);
    return declared?.reach === 'public' && (change === null || !('value' in change) || declared.accepts(change.value));
  });
  return { ...patch, fields: Object.fromEntries(fields) };
}

const agreedIn = (facts: Facts) => (name: string) => (facts[name]?.evidence.status === 'agreed' ? facts[name].value : undefined);

/** All there is of one entity. */
function entryOf(
  { platform, kind, id }: Pick<Patch, 'platform' | 'kind' | 'id'>,
  facts: CrowdRow['facts'],
  part: string,
  receivedAt: EpochMs,
): CrowdEntry {
  const key = entityKey({ platform, kind, id });
  return { key, platform, kind, id, facts, receivedAt, part, ...columnsOf({ platform, kind }, agreedIn(facts)) };
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
  const held = patches.some(({ how }) => how === 'changed') ? await crowd.placed(keys) : [];
  const [entries, rows, columns, gone]: [CrowdEntry[], CrowdRow[], CrowdColumns[], EntityKey[]] = [[], [], [], []];
  for (const [at, given] of patches.entries()) {
    const before = held[at];
    if (given.how === 'changed' && !before) continue;
    const patch = trimmed(given);
    const facts = patched(before?.facts, patch);
    const key = entityKey(patch);
    if (Object.keys(facts).length === 0) gone.push(key);
    else if (!before || given.how === 'fresh' || wordsMayDiffer(before, patch)) entries.push(entryOf(patch, facts, part, receivedAt));
    else {
      const { kind } = patch;
      rows.push({ ...before, facts });
      const now = plainColumnsOf(patch, agreedIn(facts));
      if (isElsewhere(plainColumnsOf(patch, agreedIn(before.facts)), now)) columns.push({ key, kind, part, receivedAt, ...now });
    }
  }
  if (entries.length > 0) await crowd.put(entries);
  if (rows.length > 0) await crowd.putFacts(rows);
  if (columns.length > 0) await crowd.putColumns(columns);
  if (gone.length > 0) await crowd.remove(gone);
}

function wordsMayDiffer({ facts, kind }: CrowdRow, { fields }: Patch): boolean {
  return Object.entries(fields).some(
    ([name, change]) =>
      isSearched(kind, name) && (change === null || 'value' in change || change.evidence.status !== facts[name]?.evidence.status),
  );
}

function isElsewhere(before: PlainColumns, now: PlainColumns): boolean {
  if (before.endsAt !== now.endsAt || before.page !== now.page || before.parent !== now.parent) return true;
  if (before.expected === undefined || now.expected === undefined) return before.expected !== now.expected;
  return Math.abs(now.expected - before.expected) > movesBy * before.expected;
}
