import type { Reward } from '../../facts/campaign.ts';
import type { EpochMs, Usd } from '../../units.ts';

export const pricesMethodology =
  'Stablecoins pegged to the US dollar count one dollar. Other tokens count only with a price from a price source or one you set yourself; without either they add nothing and are named.';

export const priceSources = ['pegged', 'api', 'own-assumption'] as const;
export type PriceSource = (typeof priceSources)[number];

/** What one unit of a token is worth. */
export interface Price {
  readonly usd: Usd;
  readonly observedAt: EpochMs;
  readonly source: PriceSource;
  /** Older than its source promises: still used, with a wider range and less confidence. */
  readonly stale: boolean;
}

/** A token as a reward names it. */
export type TokenRef = Pick<Reward, 'symbol' | 'tokenAddress' | 'chain'>;

/** Prices by {@link priceKey}. Build it with {@link priceBook}. */
export type PriceBook = ReadonlyMap<string, Price>;

/**
 * The key of a token: its address on its chain, or its symbol where the page names no address.
 * @returns `undefined` for a token that is named in neither way.
 */
export function priceKey({ symbol, tokenAddress, chain }: TokenRef): string | undefined {
  if (tokenAddress !== undefined && chain !== undefined) return `${chain}:${tokenAddress.toLowerCase()}`;
  return symbol === undefined ? undefined : `symbol:${symbol.toUpperCase()}`;
}

/** A book of prices. A later entry replaces an earlier one of the same token; entries that name no token are left out. */
export function priceBook(entries: Iterable<readonly [TokenRef, Price]>): PriceBook {
  return new Map(
    [...entries].flatMap(([token, price]) => {
      const key = priceKey(token);
      return key === undefined ? [] : [[key, price] as const];
    }),
  );
}
