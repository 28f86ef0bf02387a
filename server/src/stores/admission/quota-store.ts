import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql } from '../../db/client.ts';
import { arrayText, jsonText } from '../../db/columns.ts';

/** A part of an allowance that one process has given out. */
export interface Use {
  /** `c17`: a contributor; `n…`: a network's hash. */
  readonly holder: string;
  readonly allowance: string;
  /** When the allowance begins anew. */
  readonly until: EpochMs;
  readonly used: number;
}
export const nameOfUse = ({ holder, allowance, until }: Omit<Use, 'used'>): string => `${holder} ${allowance} ${until}`;

/** Allowances that all processes share. */
export const quotaStore = (sql: Sql) => ({
  /** Adds what was used here. @param uses Each allowance once. @returns what all processes together have used, by {@link nameOfUse}. */
  async add(uses: readonly Use[]): Promise<ReadonlyMap<string, number>> {
    // In one order, so that processes that do the same at once wait for each other and never lock up.
    const rows = [...uses].sort((a, b) => (nameOfUse(a) < nameOfUse(b) ? -1 : 1));
    const kept = await sql<Use[]>`
      insert into quota_use as held (holder, allowance, until, used)
      select holder, allowance, until, used from rows from (
        json_array_elements_text(${jsonText(rows.map(({ holder }) => holder))}::text::json),
        json_array_elements_text(${jsonText(rows.map(({ allowance }) => allowance))}::text::json),
        unnest(${arrayText(rows.map(({ until }) => until))}::text::bigint[], ${arrayText(rows.map(({ used }) => used))}::text::bigint[])
      ) as r(holder, allowance, until, used)
      on conflict (holder, allowance, until) do update set used = held.used + excluded.used
      returning holder, allowance, until, used`;
    return new Map(kept.map((row) => [nameOfUse(row), row.used]));
  },

  /** Lays a bitmap over what other processes noted. @returns both together. A bitmap of another length is replaced. */
  async mergeBits(contributor: number, day: string, bits: Uint8Array): Promise<Uint8Array> {
    return sql.begin(async (tx) => {
      await tx`insert into entity_sketches (contributor, day, bits) values (${contributor}, ${day}, ${Buffer.from(bits)}) on conflict do nothing`;
      const [held] = await tx<{ bits: Buffer }[]>`
        select bits from entity_sketches where contributor = ${contributor} and day = ${day} for update`;
      const both = bits.map((byte, at) => byte | (held?.bits.length === bits.length ? (held.bits[at] ?? 0) : 0));
      await tx`update entity_sketches set bits = ${Buffer.from(both)} where contributor = ${contributor} and day = ${day}`;
      return both;
    });
  },

  /** What networks used of an allowance, the most first. */
  ofNetworks: (allowance: string, until: EpochMs, limit: number): Promise<{ network: string; used: number }[]> =>
    sql<{ network: string; used: number }[]>`
      select substr(holder, 2) as network, used from quota_use
      where allowance = ${allowance} and until = ${until} and holder like 'n%' order by used desc limit ${limit}`,

  async sweep(now: EpochMs, today: string): Promise<void> {
    await sql`delete from quota_use where until < ${now}`;
    await sql`delete from entity_sketches where day < ${today}`;
  },
});
export type QuotaStore = ReturnType<typeof quotaStore>;
