import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { EntityTable } from 'dexie';

/** How many minutes on a campaign a server has heard of, so that only what came since is told. */
export interface ToldTimeRow {
  campaign: EntityKey;
  minutes: number;
  /** The last day that they include, `2026-11-20`. */
  day: string;
}

export const toldTimeIndexes = 'campaign';

export const toldTimeQueries = (table: EntityTable<ToldTimeRow, 'campaign'>) => ({
  all: async (): Promise<ReadonlyMap<EntityKey, ToldTimeRow>> => new Map((await table.toArray()).map((row) => [row.campaign, row])),
  put: (rows: readonly ToldTimeRow[]): Promise<unknown> => table.bulkPut([...rows]),
  /** A server has taken back what it heard of them: what there is may be told anew. */
  forget: (campaigns: readonly EntityKey[]): Promise<void> => table.bulkDelete([...campaigns]),
  /** Another server has heard nothing yet. */
  clear: (): Promise<void> => table.clear(),
});
