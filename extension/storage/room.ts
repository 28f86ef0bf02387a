import type { EpochMs } from '@infofi-lens/shared/units';
import type { Table } from 'dexie';
import type { LensDb } from './db.ts';
import { stateQueries } from './tables/state.ts';

/**
 * How many rows are kept; the oldest go first. The viewer's own participation, measured time, settings and the device key
 * are never evicted.
 */
export const limits = { facts: 100_000, history: 300_000, changes: 5_000, queue: 20_000, crowdColumns: 60_000 } as const;
type Bounded = keyof typeof limits;

/** By which index each table's oldest rows are found. */
const ages = { facts: 'age', history: 'observedAt', changes: 'seq', queue: 'seq', crowdColumns: 'receivedAt' } as const satisfies Record<
  Bounded,
  string
>;
/** What goes with a row of another table. */
const followers = { crowdColumns: ['crowd', 'crowdWords'] } as const satisfies Partial<Record<Bounded, readonly (keyof LensDb)[]>>;
const tables = Object.keys(limits) as Bounded[]; // Object.keys of a literal: exactly its keys
/** Part of the rows that goes when the browser gives no more room. */
const shrinkBy = 0.1;

export interface Room {
  /** Brings every table back to its limit. */
  keep(): Promise<void>;
  /** Evicts a tenth of everything evictable, and remembers that the room was full. */
  make(): Promise<void>;
  /** Remembers that sightings are being lost. */
  giveUp(): Promise<void>;
}

export function createRoom(db: LensDb, now: () => EpochMs, bounds: Readonly<Record<Bounded, number>> = limits): Room {
  const state = stateQueries(db.state);
  const remember = (evicted: number, news: { fullAt?: EpochMs; storing?: boolean }) =>
    db.transaction('rw', db.state, () => state.changeRoom((before) => ({ ...before, ...news, evicted: before.evicted + evicted })));

  return {
    async keep() {
      let evicted = 0;
      for (const name of tables) evicted += await evict(tablesOf(db, name), ages[name], (rows) => rows - bounds[name]);
      if (evicted > 0) await remember(evicted, {});
    },
    async make() {
      let evicted = 0;
      for (const name of tables) evicted += await evict(tablesOf(db, name), ages[name], (rows) => Math.ceil(rows * shrinkBy));
      await remember(evicted, { fullAt: now() });
    },
    async giveUp() {
      await remember(0, { fullAt: now(), storing: false });
    },
  };
}

/** Whether the browser refused to store more. A transaction that failed for it says so only inside. */
export function isFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name, inner } = error as { name?: unknown; inner?: unknown };
  return name === 'QuotaExceededError' || (inner !== error && isFull(inner));
}

/** The table that says how old rows are, and those that hold more of the same rows. */
function tablesOf(db: LensDb, name: Bounded): readonly [Evictable, ...Evictable[]] {
  const more = name === 'crowdColumns' ? followers[name].map((follower) => db[follower]) : [];
  return [db[name], ...more];
}
type Evictable = Pick<Table, 'orderBy' | 'bulkDelete'>;

/** Deletes the oldest rows in small transactions, so that sightings that come in meanwhile do not wait. @returns how many. */
async function evict(
  [table, ...more]: readonly [Evictable, ...Evictable[]],
  age: string,
  howMany: (rows: number) => number,
): Promise<number> {
  let left = Math.max(0, howMany(await table.orderBy(age).count()));
  let evicted = 0;
  while (left > 0) {
    const keys = await table.orderBy(age).limit(Math.min(left, 2_000)).primaryKeys();
    if (keys.length === 0) break;
    for (const one of [table, ...more]) await one.bulkDelete(keys);
    evicted += keys.length;
    left -= keys.length;
  }
  return evicted;
}
