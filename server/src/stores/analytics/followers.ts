import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import type { Sql, Transaction } from '../../db/client.ts';

/** Somebody who makes something of facts, and does it again for those that change. */
export type Follower = 'global-board' | 'trends' | 'board-sums';

export interface FollowedChange {
  readonly entity: string;
  readonly platform: PlatformId;
  readonly kind: Kind;
}

/**
 * Works in one transaction on the next changes a follower has not seen, in the order of their numbers.
 * @param work `behind`: there are more changes than these.
 * @returns `undefined` when another process is at it.
 */
export async function following<T>(
  sql: Sql,
  { name, kinds, limit }: { name: Follower; kinds: readonly Kind[]; limit: number },
  work: (tx: Transaction, changes: readonly FollowedChange[], behind: boolean) => Promise<T>,
): Promise<T | undefined> {
  await sql`insert into followers (name) values (${name}) on conflict do nothing`;
  return (await sql.begin(async (tx) => {
    const [held] = await tx<{ seq: number }[]>`select seq from followers where name = ${name} for update skip locked`;
    if (!held) return undefined;
    // Read first: what is published from here on belongs to the next round.
    const [clock] = await tx<{ seq: number }[]>`select seq from clock`;
    const upTo = clock?.seq ?? 0;
    const rows = await tx<(FollowedChange & { seq: number })[]>`
      select f.entity, f.platform, f.kind, f.seq from unnest(${[...kinds]}::text[]) as wanted(kind),
        lateral (select entity, platform, kind, seq from facts
          where facts.kind = wanted.kind and seq > ${held.seq} and seq <= ${upTo} order by seq limit ${limit}) f
      order by f.seq limit ${limit}`;
    const to = rows.length < limit ? upTo : (rows.at(-1)?.seq ?? upTo);
    const done = await work(tx, rows, to < upTo);
    if (to !== held.seq) await tx`update followers set seq = ${to} where name = ${name}`;
    return done;
  })) as T | undefined; // the driver's type takes promises out of T, which holds none
}
