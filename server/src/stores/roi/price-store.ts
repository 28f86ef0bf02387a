import type { TokenRef } from '@infofi-lens/shared/scoring/roi/prices';
import type { EpochMs, Usd } from '@infofi-lens/shared/units';
import type { Sql } from '../../db/client.ts';
import { arrayText, jsonText } from '../../db/columns.ts';

export interface StoredPrice {
  readonly key: string;
  readonly usd: Usd;
  readonly observedAt: EpochMs;
}
export interface StoredFee {
  readonly chain: string;
  readonly usd: Usd;
  readonly observedAt: EpochMs;
}

const dayMs = 86_400_000;
export const dayNumber = (at: number) => Math.floor(at / dayMs);

/** Prices and fees as sources said them. */
export const priceStore = (sql: Sql) => ({
  /** Tokens that rewards of agreed campaigns name, agreed themselves, those of the most campaigns first. */
  async wanted(limit: number): Promise<TokenRef[]> {
    const rows = await sql<{ symbol: string | null; chain: string | null; address: string | null }[]>`
      select reward ->> 'symbol' as symbol, reward ->> 'chain' as chain, reward ->> 'tokenAddress' as address
      from campaigns c join facts f using (entity), json_array_elements(f.facts #> '{rewards,value}') as reward
      where c.agreed and f.facts #>> '{rewards,evidence,status}' = 'agreed' and reward ->> 'kind' in ('token', 'custom')
        and coalesce(reward ->> 'tokenAddress', reward ->> 'symbol') is not null
      group by 1, 2, 3 order by count(*) desc, 1, 2, 3 limit ${limit}`;
    return rows.map(({ symbol, chain, address }) => ({
      ...(symbol === null ? {} : { symbol }),
      ...(chain === null ? {} : { chain }),
      ...(address === null ? {} : { tokenAddress: address }),
    }));
  },

  /** When each was last asked for. */
  async askedAt(keys: readonly string[]): Promise<ReadonlyMap<string, EpochMs>> {
    const rows = await sql<{ key: string; asked_at: EpochMs }[]>`
      select key, asked_at from token_price_asks where key in (select json_array_elements_text(${jsonText(keys)}::text::json))`;
    return new Map(rows.map(({ key, asked_at }) => [key, asked_at]));
  },

  /** Keeps what a source said, and that it was asked. */
  async keep(asked: readonly string[], prices: readonly StoredPrice[], now: EpochMs): Promise<void> {
    await sql.begin(async (tx) => {
      await tx`
        insert into token_price_asks select key, ${now}::bigint from json_array_elements_text(${jsonText(asked)}::text::json) as key
        on conflict (key) do update set asked_at = excluded.asked_at`;
      const columns = tx`rows from (
        json_array_elements_text(${jsonText(prices.map(({ key }) => key))}::text::json),
        unnest(${arrayText(prices.map(({ usd }) => usd))}::text::float8[], ${arrayText(prices.map(({ observedAt }) => observedAt))}::text::bigint[])
      ) as r(key, usd, at)`;
      await tx`
        insert into token_prices as held (key, usd, observed_at) select key, usd, at from ${columns}
        on conflict (key) do update set usd = excluded.usd, observed_at = excluded.observed_at where held.observed_at <= excluded.observed_at`;
      await tx`
        insert into token_price_days select key, (at / ${dayMs}::bigint)::int, usd from ${columns}
        on conflict (key, day) do update set usd = excluded.usd`;
    });
  },

  /** Not older than `since`. */
  prices: (since: EpochMs, limit: number): Promise<StoredPrice[]> => sql<StoredPrice[]>`
    select key, usd, observed_at as "observedAt" from token_prices where observed_at >= ${since} order by key limit ${limit}`,

  /** Prices of days, by key and day: `key day`. */
  async ofDays(wanted: readonly { readonly key: string; readonly day: number }[]): Promise<ReadonlyMap<string, number>> {
    if (wanted.length === 0) return new Map();
    const rows = await sql<{ key: string; day: number; usd: number }[]>`
      select d.key, d.day, d.usd from token_price_days d join rows from (
        json_array_elements_text(${jsonText(wanted.map(({ key }) => key))}::text::json),
        unnest(${arrayText(wanted.map(({ day }) => day))}::text::int[])) as r(key, day) on r.key = d.key and r.day = d.day`;
    return new Map(rows.map(({ key, day, usd }) => [`${key} ${day}`, usd]));
  },

  async keepFee(chains: readonly string[], usd: Usd, observedAt: EpochMs): Promise<void> {
    await sql`
      insert into chain_fees select chain, ${usd}::float8, ${observedAt}::bigint from json_array_elements_text(${jsonText(chains)}::text::json) as chain
      on conflict (chain) do update set usd = excluded.usd, observed_at = excluded.observed_at`;
  },
  fees: (since: EpochMs): Promise<StoredFee[]> => sql<StoredFee[]>`
    select chain, usd, observed_at as "observedAt" from chain_fees where observed_at >= ${since} order by chain`,

  /** Prices of days nobody's outcome can be of any more. */
  async sweep(now: EpochMs): Promise<void> {
    await sql`delete from token_price_days where day < ${dayNumber(now) - 400}`;
    await sql`delete from token_price_asks where asked_at < ${now - 30 * dayMs}`;
  },
});
export type PriceStore = ReturnType<typeof priceStore>;
