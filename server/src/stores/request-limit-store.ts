import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql } from '../db/client.ts';

/** So many requests at once, and one more every `every` ms. */
export interface Allowance {
  readonly burst: number;
  readonly every: number;
}

export type RequestLimitStore = ReturnType<typeof requestLimitStore>;

/** Allowances that all API processes share, by GCRA: one row a caller, one statement a request, no counting windows. */
export const requestLimitStore = (sql: Sql) => ({
  /**
   * Takes one request out of a caller's allowance.
   * @returns 0 when it was there, else the milliseconds until it will be. A refused request costs nothing.
   */
  async take(caller: string, { burst, every }: Allowance, now: EpochMs): Promise<number> {
    const [taken] = await sql`
      insert into request_limits (caller, free_at) values (${caller}, ${now + every})
      on conflict (caller) do update set free_at = greatest(request_limits.free_at, ${now}) + ${every}
      where greatest(request_limits.free_at, ${now}) + ${every} <= ${now + burst * every}
      returning 1`;
    if (taken) return 0;
    const [kept] = await sql<{ free_at: number }[]>`select free_at from request_limits where caller = ${caller}`;
    return kept ? Math.max(1, kept.free_at + every - (now + burst * every)) : every;
  },

  /** The day's key, the same for every process. @param candidate Becomes the key if there is none yet. */
  async saltOf(day: string, candidate: Buffer): Promise<Buffer> {
    await sql`insert into request_limit_salts (day, salt) values (${day}, ${candidate}) on conflict do nothing`;
    const [kept] = await sql<{ salt: Buffer }[]>`select salt from request_limit_salts where day = ${day}`;
    if (!kept) throw new Error('A row that was just written is not there.');
    return kept.salt;
  },

  /** Forgets callers back at their full allowance, and the keys of past days. */
  async sweep(now: EpochMs, today: string): Promise<void> {
    await sql`delete from request_limits where free_at < ${now}`;
    await sql`delete from request_limit_salts where day < ${today}`;
  },
});
