import type { Dexie } from 'dexie';
import type { LensDb } from '../db.ts';

/**
 * What becomes of a table when the person takes their data along.
 *
 * - `own`: the person's. In the JSON export and in the tables for spreadsheets, and an import takes it back in.
 * - `told`: the person's too, and exported like it, but it comes again by itself or would be wrong elsewhere.
 * - `work`: what the extension notes for its own work, or what is everybody's. In the JSON export alone: nothing is hidden.
 * - `secret`: keys and tokens. Whoever holds the file must not be able to act as its owner.
 */
export type Fate = 'own' | 'told' | 'work' | 'secret';

type TableName = Exclude<keyof LensDb, keyof Dexie>;

/** Every table of the database, once: what export and import do with it follows from here alone. */
export const fates = {
  facts: 'own',
  history: 'own',
  outcomes: 'own',
  prices: 'own',
  time: 'own',
  visits: 'own',
  settings: 'own',
  // News are numbered as this browser saw them: elsewhere old ones would stand above its own. Their values come with `history`.
  changes: 'told',
  // The account brings it again. Of an import it could be this very browser's own time, counted twice.
  otherTime: 'told',
  // What was promised under this browser's key, and what a server has heard from it: another browser has another key.
  queue: 'work',
  reports: 'work',
  retractions: 'work',
  toldTimes: 'work',
  ledgerMarks: 'work',
  // How far work is in this browser, and how well reading goes in it. Proofs of erasure can be saved as files of their own.
  meters: 'work',
  health: 'work',
  state: 'work',
  // Everybody's: the catalogue brings it.
  crowd: 'work',
  crowdColumns: 'work',
  crowdWords: 'work',
  crowdNews: 'work',
  documents: 'work',
  identity: 'secret',
  session: 'secret',
} as const satisfies Record<TableName, Fate>;

type Fates = typeof fates;
/** The tables that an import takes in. */
export type ImportedTable = { [T in TableName]: Fates[T] extends 'own' ? T : never }[TableName];

/** @returns `undefined` for a table that is not in the list: a file may hold any name, and a test sees to it that none of ours is missing. */
export const fateOf = (table: string): Fate | undefined => (Object.hasOwn(fates, table) ? fates[table as TableName] : undefined);
