import type { EpochMs } from '@infofi-lens/shared/units';
import { Dexie, type EntityTable, type Table } from 'dexie';
import type { LensDb } from '../db.ts';
import { type Fold, type FoldedTable, foldedTables, folds } from './fold-rows.ts';
import type { ImportRows } from './read-export.ts';

/** What an import makes, or made, of a table. */
export interface Effect {
  readonly added: number;
  readonly replaced: number;
  /** Here already, and nothing newer in the file. */
  readonly same: number;
}
export type Effects = Readonly<Record<FoldedTable, Effect>>;

/** Rows at once: so many are in one transaction, so that sightings that come in meanwhile do not wait. */
const step = 1_000;

/** What taking these rows would do. Changes nothing. */
export function foresee(db: LensDb, rows: ImportRows): Promise<Effects> {
  return walk(rows, (table, some) => db.transaction('r', db[table], async () => (await meet(db, table, some)).effect));
}

/**
 * Takes the rows in, step by step, and remembers what each was before. A browser that is closed on the way has taken a part, which
 * can be undone or completed: taking the same file again is taking it once.
 * @param progress Told after each step how many rows are done.
 */
export async function takeIn(db: LensDb, rows: ImportRows, at: EpochMs, progress: (done: number) => void): Promise<Effects> {
  const before = openBefore();
  try {
    await before.transaction('rw', before.rows, before.about, async () => {
      await before.rows.clear();
      await before.about.put({ id: 'import', at });
    });
    let done = 0;
    return await walk(rows, async (table, some) => {
      // Remembered first: what was remembered and then not written is put back as it is.
      const { written, held, keys, effect } = await meet(db, table, some);
      await before.rows.bulkAdd(keys.map((key, index) => ({ table, key, row: held[index] })) as BeforeRow[]);
      await db.transaction('rw', db[table], () => writable(db, table).bulkPut(written));
      done += some.length;
      progress(done);
      return effect;
    });
  } finally {
    before.close();
  }
}

/** When the last import was taken in that can be undone. `undefined`: there is none. */
export async function lastImport(): Promise<EpochMs | undefined> {
  if (!(await Dexie.exists(beforeName))) return undefined;
  return withBefore(async (before) => (await before.about.get('import'))?.at);
}

/** Puts every row back to what it was before the last import. What was seen of those things since is lost with it. @returns how many. */
export async function undoImport(db: LensDb): Promise<number> {
  const undone = await withBefore(async (before) => {
    let count = 0;
    for (;;) {
      const rows = await before.rows.orderBy('n').reverse().limit(step).toArray();
      if (rows.length === 0) return count;
      await db.transaction(
        'rw',
        foldedTables.map((name) => db[name] as Table),
        async () => {
          for (const { table, key, row } of rows)
            await (row === undefined ? writable(db, table).delete(key) : writable(db, table).put(row));
        },
      );
      await before.rows.bulkDelete(rows.map(({ n }) => n));
      count += rows.length;
    }
  });
  await forgetImport();
  return undone;
}

/** Keeps what was imported for good. */
export async function forgetImport(): Promise<void> {
  await Dexie.delete(beforeName);
}

/** A database of its own: it is there only between an import and its end, and no part of what the extension knows. */
const beforeName = 'infofi-lens-before-import';
interface BeforeRow {
  n: number;
  table: FoldedTable;
  key: unknown;
  /** Absent: there was none. */
  row?: unknown;
}
type BeforeDb = Dexie & { rows: EntityTable<BeforeRow, 'n'>; about: EntityTable<{ id: 'import'; at: EpochMs }, 'id'> };

function openBefore(): BeforeDb {
  const db = new Dexie(beforeName);
  db.version(1).stores({ rows: '++n', about: 'id' });
  return db as BeforeDb; // the tables named above
}

async function withBefore<T>(work: (before: BeforeDb) => Promise<T>): Promise<T> {
  const before = openBefore();
  try {
    return await work(before);
  } finally {
    before.close();
  }
}

async function walk(rows: ImportRows, each: (table: FoldedTable, some: readonly unknown[]) => Promise<Effect>): Promise<Effects> {
  const effects: Partial<Record<FoldedTable, Effect>> = {};
  for (const table of foldedTables) {
    let sum: Effect = { added: 0, replaced: 0, same: 0 };
    for (let from = 0; from < rows[table].length; from += step) {
      const { added, replaced, same } = await each(table, rows[table].slice(from, from + step));
      sum = { added: sum.added + added, replaced: sum.replaced + replaced, same: sum.same + same };
    }
    effects[table] = sum;
  }
  return effects as Effects; // one for every table, just made
}

interface Met {
  readonly keys: readonly unknown[];
  readonly held: readonly unknown[];
  readonly written: readonly unknown[];
  readonly effect: Effect;
}

/** Rows of a file beside those that are here. What would not change is in none of the lists. */
async function meet(db: LensDb, table: FoldedTable, some: readonly unknown[]): Promise<Met> {
  const { key, fold } = folds[table] as unknown as Fold<unknown, unknown>; // only ever given rows of that very table
  // A file that names a thing twice: the second folds into what the first came to.
  const unique = new Map(some.map((row) => [JSON.stringify(key(row)), key(row)]));
  const keys = [...unique.values()];
  const here = await writable(db, table).bulkGet(keys);
  const now = new Map<string, unknown>([...unique.keys()].map((name, index) => [name, here[index]]));
  for (const row of some) {
    const name = JSON.stringify(key(row));
    now.set(name, fold(row, now.get(name)));
  }
  const changed = [...now.values()]
    .map((row, index) => ({ row, held: here[index], key: keys[index] }))
    .filter(({ row, held }) => row !== held);
  const added = changed.filter(({ held }) => held === undefined).length;
  return {
    keys: changed.map((one) => one.key),
    held: changed.map(({ held }) => held),
    written: changed.map(({ row }) => row),
    effect: { added, replaced: changed.length - added, same: keys.length - changed.length },
  };
}

/** The table for rows and keys that were made for it. */
const writable = (db: LensDb, table: FoldedTable): Table<unknown, unknown> => db[table] as unknown as Table<unknown, unknown>;
