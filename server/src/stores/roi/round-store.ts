import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql } from '../../db/client.ts';
import { directivesInForce } from '../directives.ts';

/** One process at a time works on prices, outcomes and predictions. */
const roiLock = 7_264_051;
const hour = 3_600_000;

export const roundStore = (sql: Sql) => ({
  /** Works while no other process does. @returns `undefined` when another one is at it. */
  async alone<T>(work: () => Promise<T>): Promise<T | undefined> {
    const session = await sql.reserve();
    try {
      const [lock] = await session<{ mine: boolean }[]>`select pg_try_advisory_lock(${roiLock}) as mine`;
      if (!lock?.mine) return undefined;
      try {
        return await work();
      } finally {
        await session`select pg_advisory_unlock(${roiLock})`;
      }
    } finally {
      session.release();
    }
  },

  /**
   * Changes whenever what people shared, who counts as one, who counts at all, or prices did, and each hour. Sums of times tell: a
   * later report replaces an earlier one with a later time, and an erasure takes one away.
   */
  async basis(now: EpochMs): Promise<string> {
    const [row] = await sql<{ basis: string }[]>`
      select concat_ws(' ', ${Math.floor(now / hour)}::bigint,
        (select concat_ws('/', count(*), sum(taken_at)) from shared_outcomes), (select concat_ws('/', count(*), sum(taken_at)) from shared_times),
        (select sum(hashint8(no * 1000003::bigint + coalesce(cluster, 0))) from contributors where cluster is not null),
        (select sum(no) from directives where ended_at is null),
        (select concat_ws('/', count(*), sum(observed_at)) from token_prices), (select sum(observed_at) from chain_fees)) as basis`;
    return row?.basis ?? '';
  },
  async lastBasis(): Promise<string> {
    const [row] = await sql<{ basis: string }[]>`select basis from roi_state`;
    return row?.basis ?? '';
  },
  async setBasis(basis: string): Promise<void> {
    await sql`update roi_state set basis = ${basis}`;
  },

  /** Contributors in quarantine: their words are left out. */
  silent: async (): Promise<number[]> => (await directivesInForce(sql)).flatMap(({ contributor }) => contributor ?? []),

  /** Hash of a document of the catalogue. */
  async documentHash(name: string): Promise<string | undefined> {
    const [row] = await sql<{ hash: string }[]>`select hash from catalogue_documents where name = ${name}`;
    return row?.hash;
  },
});
export type RoundStore = ReturnType<typeof roundStore>;
