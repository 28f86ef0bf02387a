import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { shownField, usableFields } from '@infofi-lens/shared/facts/known';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Entity } from '../../storage/entities.ts';

export interface BoardRow {
  readonly key: EntityKey;
  readonly rank: number;
  readonly name: string;
  readonly mindshare: number | undefined;
  readonly score: number | undefined;
  /** Places gained (positive) or lost since a day ago; `undefined` when it was not seen then. */
  readonly gained: number | undefined;
  readonly observedAt: EpochMs;
}

/** Rows seen longer than this before the newest belong to an earlier state of the board. */
const together = 6 * 3_600_000;

/** The rows that stand on the board now, by rank. `before` holds ranks of a day ago by entity. */
export function boardRows(entries: readonly Entity<'board-entry'>[], before: ReadonlyMap<string, number>): BoardRow[] {
  const rows = entries.flatMap((entry): BoardRow[] => {
    const rank = shownField(entry, 'rank');
    if (rank?.source !== 'you') return [];
    const { displayName, handle, subjectId, mindshare, score } = usableFields(entry, { unconfirmed: false });
    const past = before.get(entry.key);
    return [
      {
        key: entry.key,
        rank: rank.value,
        name: displayName ?? handle ?? subjectId ?? entry.id,
        mindshare,
        score,
        gained: past === undefined ? undefined : past - rank.value,
        observedAt: rank.observedAt,
      },
    ];
  });
  const newest = rows.reduce((latest, { observedAt }) => Math.max(latest, observedAt), 0);
  return rows.filter(({ observedAt }) => observedAt >= newest - together).sort((a, b) => a.rank - b.rank);
}
