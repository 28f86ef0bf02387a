import type { EntityTable } from 'dexie';

/** What the account's server has of an entry of the private ledger, so that only what changed since is sent. */
export interface LedgerMarkRow {
  /** The entry's name (shared/src/ledger). */
  name: string;
  /** Tells one version of it from another. */
  mark: string;
}

export const ledgerMarkIndexes = 'name';

export const ledgerMarkQueries = (table: EntityTable<LedgerMarkRow, 'name'>) => ({
  all: async (): Promise<ReadonlyMap<string, string>> => new Map((await table.toArray()).map(({ name, mark }) => [name, mark])),
  put: (rows: readonly LedgerMarkRow[]): Promise<unknown> => table.bulkPut([...rows]),
  forget: (names: readonly string[]): Promise<void> => table.bulkDelete([...names]),
  /** Nothing is known to the server in use. */
  clear: (): Promise<void> => table.clear(),
});
