import type { Reward } from '../../facts/campaign.ts';
import type { EpochMs, Usd } from '../../units.ts';
import { isDollarStablecoin } from './stablecoins.ts';

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

/**
 * The price of a token: under its address, else under its symbol, else one dollar for a stablecoin.
 * A token whose address has no price does not get a source's price of its symbol: anybody can call a token anything.
 * @param now When the price is used; a pegged price is always of now.
 */
export function priceOf(book: PriceBook, token: TokenRef, now: EpochMs): Price | undefined {
  const key = priceKey(token);
  const own = key === undefined ? undefined : book.get(key);
  if (own !== undefined) return own;
  const namesake = token.symbol === undefined ? undefined : book.get(`symbol:${token.symbol.toUpperCase()}`);
  if (namesake !== undefined && namesake.source !== 'api') return namesake;
  return isDollarStablecoin(token.symbol) ? { usd: 1 as Usd, observedAt: now, source: 'pegged', stale: false } : undefined;
}

const day = 86_400_000;
/** What a small token's price typically strays in a day, as the deviation of its logarithm: an assumption, shown as a range and corrected by outcomes. */
const dailyDeviation = 0.06;
const longest = 60;

/**
 * How far the price when the reward arrives may lie from the price now, as the deviation of its logarithm.
 * @param paidAt When the reward arrives; `undefined` counts as a month from now.
 */
export function priceDeviation({ source, stale }: Price, now: EpochMs, paidAt: EpochMs | undefined): number {
  if (source === 'pegged') return 0;
  const days = Math.min(longest, Math.max(1, paidAt === undefined ? 30 : (paidAt - now) / day));
  return Math.hypot(dailyDeviation * Math.sqrt(days), stale ? 0.3 : 0, source === 'own-assumption' ? 0.3 : 0);
}
