import type { EntityKey } from '@infofi-lens/shared/facts/observation';
import type { EntityTable } from 'dexie';

/** How many minutes on a campaign a server has heard of, so that only what came since is told. */
export interface ToldTimeRow {
  campaign: EntityKey;
  minutes: number;
}

export const toldTimeIndexes = 'campaign';

export const toldTimeQueries = (table: EntityTable<ToldTimeRow, 'campaign'>) => ({
  all: async (): Promise<ReadonlyMap<EntityKey, number>> =>
    new Map((await table.toArray()).map(({ campaign, minutes }) => [campaign, minutes])),
  put: (rows: readonly ToldTimeRow[]): Promise<unknown> => table.bulkPut([...rows]),
  /** Another server has heard nothing yet. */
  clear: (): Promise<void> => table.clear(),
});
