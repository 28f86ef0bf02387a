import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../db/client.ts';
import { claim, foldClaims, type Saying } from './claims.ts';
import { announce } from './dirty.ts';
import { claimingLock } from './locks.ts';

/** What is kept of a batch. */
export interface KeptBatch {
  readonly contributor: number;
  readonly receivedAt: EpochMs;
  /** What to add to the sender's times, ms. */
  readonly shift: number;
  readonly entities: readonly string[];
  /** The sightings as JSON, a line each. */
  readonly lines: string;
}
/** What batches say, and about what. */
export interface Said {
  readonly sayings: readonly Saying[];
  readonly keys: ReadonlySet<EntityKey>;
}

export type Claimed =
  /** Another process is at it. */
  | { kind: 'elsewhere' }
  /** Nothing was waiting. */
  | { kind: 'idle' }
  | { kind: 'done'; batches: number; receivedAt: number };

/** Makes claims of what was kept. @param read What batches say. */
export const claimingStore = (sql: Sql, read: (batches: readonly KeptBatch[]) => Promise<Said>) => ({
  /** Takes the oldest batches nothing was claimed of yet, and announces to the aggregation what they are about, all in one transaction. */
  round(batchesAtMost: number): Promise<Claimed> {
    return sql.begin(async (tx): Promise<Claimed> => {
      const [lock] = await tx<{ mine: boolean }[]>`select pg_try_advisory_xact_lock(${claimingLock}) as mine`;
      if (!lock?.mine) return { kind: 'elsewhere' };
      const taken = await take(tx, batchesAtMost);
      const [oldest, newest] = [taken.at(0), taken.at(-1)];
      if (!oldest || !newest) return { kind: 'idle' };
      const { sayings, keys } = await read(await batchesOf(tx, taken));
      await Promise.all([claim(tx, foldClaims(sayings)), announce(tx, keys)]);
      return { kind: 'done', batches: taken.length, receivedAt: oldest.receivedAt };
    });
  },

  /** When the oldest batch came that nothing was claimed of yet. `undefined`: none waits. */
  async waitingSince(): Promise<Date | undefined> {
    const [oldest] = await sql<{ receivedAt: number }[]>`select received_at as "receivedAt" from unclaimed order by no limit 1`;
    return oldest && new Date(oldest.receivedAt);
  },
});

interface Unclaimed {
  readonly no: number;
  readonly receivedAt: number;
}

/**
 * The contributors' locks come first, as everywhere: somebody who is being erased is waited for, and has nothing left to claim then.
 * New batches of theirs go on coming in meanwhile.
 */
async function take(tx: Transaction, batchesAtMost: number): Promise<Unclaimed[]> {
  const next = await tx<{ no: number; contributor: number }[]>`select no, contributor from unclaimed order by no limit ${batchesAtMost}`;
  if (next.length === 0) return [];
  const contributors = `{${[...new Set(next.map(({ contributor }) => contributor))].join()}}`;
  await tx`select from contributors where no = any(${contributors}::text::int[]) order by no for key share`;
  const taken = await tx<Unclaimed[]>`
    delete from unclaimed where no = any(${`{${next.map(({ no }) => no).join()}}`}::text::bigint[]) returning no, received_at as "receivedAt"`;
  return taken.toSorted((a, b) => a.no - b.no);
}

/** Bounds of time are named so that only the partitions in question are looked at. */
async function batchesOf(tx: Transaction, taken: readonly Unclaimed[]): Promise<KeptBatch[]> {
  const times = taken.map(({ receivedAt }) => receivedAt);
  return tx<KeptBatch[]>`
    select contributor, received_at as "receivedAt", shift, string_to_array(replace(array_to_string(entities, ','), '-', ''), ',') as entities, sightings as lines
    from batches where received_at between ${Math.min(...times)}::bigint and ${Math.max(...times)}::bigint
      and no = any(${`{${taken.map(({ no }) => no).join()}}`}::text::bigint[])
    order by no`;
}
