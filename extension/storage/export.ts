import type { Table } from 'dexie';
import type { LensDb } from './db.ts';
import { fateOf } from './transfer/fates.ts';

/** Names the form of the file. Another one is read by its own reader: released forms are never edited. */
export const exportFormat = 'infofi-lens/1';

/** Rows a page: a page is in memory at once, the whole is not. */
const page = 1_000;

/** The tables of a JSON export: all but keys and tokens. One that nobody said anything about is none of them. */
const exportedTables = (db: LensDb): Table[] => db.tables.filter(({ name }) => !['secret', undefined].includes(fateOf(name)));

/** The tables that are about the person. */
export const personalTables = (db: LensDb): Table[] => db.tables.filter(({ name }) => ['own', 'told'].includes(fateOf(name) ?? ''));

/**
 * Everything this browser holds as the parts of one JSON text: `{"format":"infofi-lens/1","exportedAt":…,"tables":{name:[rows]}}`.
 * Without the device key and the tokens.
 */
export async function* exportJson(db: LensDb, exportedAt: number): AsyncGenerator<string> {
  yield `{"format":"${exportFormat}","exportedAt":${exportedAt},"tables":{`;
  for (const [at, table] of exportedTables(db).entries()) {
    yield `${at === 0 ? '' : ','}${JSON.stringify(table.name)}:[`;
    let first = true;
    for await (const rows of pagesOf(table)) {
      yield `${first ? '' : ','}${rows.map((row) => JSON.stringify(row)).join(',')}`;
      first = false;
    }
    yield ']';
  }
  yield '}}';
}

/** A table's rows in the order of its primary key, which is unique: no row is told twice or left out between two pages. */
export async function* pagesOf(table: Pick<Table, 'orderBy' | 'where' | 'bulkGet'>): AsyncGenerator<unknown[]> {
  let after: unknown;
  while (true) {
    const from = after === undefined ? table.orderBy(':id') : table.where(':id').above(after);
    const keys = await from.limit(page).primaryKeys();
    if (keys.length === 0) return;
    const rows = await table.bulkGet(keys);
    yield rows.filter((row) => row !== undefined);
    after = keys.at(-1);
  }
}
