import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Table } from 'dexie';

/** What a field was from `observedAt` on, until the next row. Rows exist only where the value changed. */
export interface HistoryRow {
  entity: EntityKey;
  field: string;
  observedAt: EpochMs;
  value: unknown;
}

export const historyIndexes = '[entity+field+observedAt], observedAt';

type HistoryKey = [EntityKey, string, number];

export const historyQueries = (table: Table<HistoryRow, HistoryKey>) => ({
  /** Oldest first. `from` is inclusive; the value in force at `from` may be an earlier row: see {@link before}. */
  of: (entity: EntityKey, field: string, from: EpochMs, limit = 2_000): Promise<HistoryRow[]> =>
    table
      .where('[entity+field+observedAt]')
      .between([entity, field, from], [entity, field, Number.POSITIVE_INFINITY])
      .limit(limit)
      .toArray(),

  /** The same for several at once, in their order, each with the value in force at `from`. In one transaction: @see timeQueries.spentOn */
  ofMany: (entities: readonly EntityKey[], field: string, from: EpochMs): Promise<HistoryRow[][]> =>
    table.db.transaction('r', table, () =>
      Promise.all(
        entities.map(async (entity) => {
          const [before, rows] = await Promise.all([
            table.where('[entity+field+observedAt]').between([entity, field, 0], [entity, field, from], true, false).last(),
            table
              .where('[entity+field+observedAt]')
              .between([entity, field, from], [entity, field, Number.POSITIVE_INFINITY])
              .limit(2_000)
              .toArray(),
          ]);
          return before ? [{ ...before, observedAt: from }, ...rows] : rows;
        }),
      ),
    ),

  /** The last row at or before a time. */
  before: (entity: EntityKey, field: string, at: EpochMs): Promise<HistoryRow | undefined> =>
    table.where('[entity+field+observedAt]').between([entity, field, 0], [entity, field, at], true, true).last(),

  /** A row for the same moment is replaced, so writing twice is writing once. */
  put: (rows: readonly HistoryRow[]): Promise<unknown> => table.bulkPut([...rows]),
});
