import { fieldOf } from '@infofi-lens/shared/facts/catalog';
import { entityKey } from '@infofi-lens/shared/facts/entity';
import type { Merge } from '@infofi-lens/shared/facts/field';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import { columnsOf } from '../../storage/columns.ts';
import type { Change } from '../../storage/tables/changes.ts';
import type { FactRow, SeenValue } from '../../storage/tables/facts.ts';
import type { HistoryRow } from '../../storage/tables/history.ts';

/** What one sighting makes of what was known. */
export interface Merged {
  readonly row: FactRow;
  /** Rows of history for values that are new now. */
  readonly history: readonly HistoryRow[];
  /** Sightings of an earlier time than what is known, of fields with a history: where they belong only the history can say. */
  readonly late: readonly HistoryRow[];
  readonly changes: readonly Change[];
}

/**
 * Folds a sighting into what this browser knows of the entity, field by field, by each field's policy.
 * Folding the same sighting twice gives what folding it once gave: messages may come again.
 */
export function merge(before: FactRow | undefined, observation: AnyObservation): Merged {
  const { platform, kind, id, observedAt, via, adapter } = observation;
  const key = entityKey(observation);
  const fields: Record<string, SeenValue> = { ...before?.fields };
  const history: HistoryRow[] = [];
  const late: HistoryRow[] = [];
  const changes: Change[] = [];

  for (const [field, value] of Object.entries(observation.fields)) {
    const declared = fieldOf(kind, field);
    if (!declared) continue; // an observation was parsed with the declared fields alone
    const known = fields[field];
    const seen: SeenValue = { value, observedAt, via, adapter };
    const kept = fold[declared.merge](known, seen);
    fields[field] = kept;

    const keepsHistory = declared.history || field === 'status';
    const moved = known === undefined || !sameValue(known.value, kept.value);
    if (keepsHistory && known && observedAt < known.observedAt) late.push({ entity: key, field, observedAt, value });
    else if (keepsHistory && moved) history.push({ entity: key, field, observedAt, value: kept.value });
    if (known && moved && isNews(kind, declared.consensus.rule))
      changes.push({ entity: key, platform, kind, field, before: known.value, after: kept.value, at: observedAt });
  }
  if (!before && kind === 'campaign') changes.push({ entity: key, platform, kind, at: observedAt });

  const lastSeen = before && before.lastSeen > observedAt ? before.lastSeen : observedAt;
  const row: FactRow = {
    key,
    platform,
    kind,
    id,
    fields,
    firstSeen: before && before.firstSeen < observedAt ? before.firstSeen : observedAt,
    lastSeen,
    ...(before?.shared && { shared: before.shared }),
    ...(kind !== 'participation' && { age: lastSeen }),
    ...columnsOf({ platform, kind }, (name) => fields[name]?.value),
  };
  return { row, history, late, changes };
}

/** Which of two sightings of a field is kept. */
const fold: Readonly<Record<Merge, (known: SeenValue | undefined, seen: SeenValue) => SeenValue>> = {
  latest: (known, seen) => (known && known.observedAt > seen.observedAt ? known : seen),
  // Equal heights: the newer sighting, which says that it still holds.
  highest: (known, seen) => {
    if (!known || !isNumber(known.value) || !isNumber(seen.value) || seen.value > known.value) return seen;
    return seen.value === known.value && seen.observedAt > known.observedAt ? seen : known;
  },
  first: (known, seen) => known ?? seen,
};

const isNumber = (value: unknown): value is number => typeof value === 'number';

/** What people want to hear of: words and dates that the platform changed, not counters, which move all the time. */
const isNews = (kind: string, rule: string) => (kind === 'campaign' || kind === 'space') && rule === 'latest-quorum';

/** Values are JSON; a reader writes an object's keys in one order. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
