import type { EpochMs } from '@infofi-lens/shared/units';
import type { Table } from 'dexie';

/** A document of the catalogue beside the facts, as it was taken on: its signature and its form were checked then. */
export interface DocumentRow {
  name: string;
  takenAt: EpochMs;
  text: string;
}

export const documentIndexes = 'name, [name+takenAt]';

export const documentQueries = (table: Table<DocumentRow, string>) => ({
  get: (name: string): Promise<DocumentRow | undefined> => table.get(name),
  put: (row: DocumentRow): Promise<unknown> => table.put(row),
  /** Tells which documents are held without reading them: another text whenever one of them is another. */
  edition: async (): Promise<string> => JSON.stringify(await table.orderBy('[name+takenAt]').keys()),
  clear: (): Promise<void> => table.clear(),
});
