import type { DeltaRef } from '@infofi-lens/shared/catalogue/manifest';
import type { Transaction } from '../../db/client.ts';

export interface DeltaRow {
  readonly level: number;
  readonly from_seq: number;
  readonly to_seq: number;
  readonly hash: string;
  readonly entities: number;
}

export async function addDelta(tx: Transaction, delta: DeltaRow & { made_at: number }): Promise<void> {
  await tx`insert into catalogue_deltas ${tx(delta, 'level', 'from_seq', 'to_seq', 'hash', 'entities', 'made_at')}`;
}

/** Those of a level that are in none of the next one yet, the oldest first. */
export function unmerged(tx: Transaction, level: number): Promise<DeltaRow[]> {
  return tx<DeltaRow[]>`
    select level, from_seq, to_seq, hash, entities from catalogue_deltas
    where level = ${level} and from_seq >= (select coalesce(max(to_seq), 0) from catalogue_deltas where level = ${level + 1})
    order by from_seq`;
}

/** Counts a delta as one of the next level: for one that is too large to be merged with others. */
export async function promote(tx: Transaction, { level, from_seq }: DeltaRow): Promise<void> {
  await tx`update catalogue_deltas set level = level + 1 where level = ${level} and from_seq = ${from_seq}`;
}

/**
 * Drops deltas that a merged one stands in for, but for the newest of each level; and those that are too old for anybody.
 * @param needed Nothing after this number is dropped for its age: the snapshot leads on from here.
 */
export async function dropOldDeltas(tx: Transaction, given: { keep: number; before: number; needed: number }): Promise<void> {
  await tx`
    delete from catalogue_deltas d using (
      select level, from_seq, row_number() over (partition by level order by from_seq desc) as nth,
        to_seq <= (select max(to_seq) from catalogue_deltas above where above.level = below.level + 1) as merged
      from catalogue_deltas below) b
    where d.level = b.level and d.from_seq = b.from_seq and b.merged and b.nth > ${given.keep}`;
  await tx`delete from catalogue_deltas where made_at < ${given.before} and to_seq <= ${given.needed}`;
}

export async function dropDeltasUpTo(tx: Transaction, seq: number): Promise<void> {
  await tx`delete from catalogue_deltas where to_seq <= ${seq}`;
}

export async function allDeltas(tx: Transaction): Promise<DeltaRef[]> {
  const rows = await tx<(DeltaRow & { bytes: number; raw: number })[]>`
    select d.*, length(f.bytes) as bytes, f.raw from catalogue_deltas d join catalogue_files f using (hash) order by from_seq, to_seq`;
  return rows.map(({ from_seq, to_seq, hash, bytes, raw }) => [from_seq, to_seq, [hash, bytes, raw]]);
}
