import { priceKey, type TokenRef } from '@infofi-lens/shared/scoring/roi/prices';
import { isDollarStablecoin } from '@infofi-lens/shared/scoring/roi/stablecoins';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Logger } from 'pino';
import type { PriceStore, StoredPrice } from '../../stores/roi/price-store.ts';
import { chainNamed, chains } from './chains.ts';
import type { PriceSource } from './price-source.ts';

/** A token is asked for no more often than this, known to the source or not. */
const askEveryMs = 15 * 60_000;
const coinsAtOnce = 50;
const mostTokens = 1_500;

interface Given {
  readonly store: PriceStore;
  readonly source: PriceSource;
  readonly now: () => EpochMs;
  readonly log: Pick<Logger, 'warn'>;
}

/**
 * Asks for prices of the tokens that agreed campaigns name, and of those that fees are paid in. Nothing else is ever asked for.
 * A source that does not answer is no failure: what was known goes on being used and is marked stale.
 */
export async function collectPrices({ store, source, now, log }: Given): Promise<void> {
  const wanted = coinsOf(await store.wanted(mostTokens));
  const asked = await store.askedAt([...wanted.keys()]);
  const due = [...wanted].filter(([key]) => (asked.get(key) ?? 0) <= now() - askEveryMs);
  for (let at = 0; at < due.length; at += coinsAtOnce) {
    const some = due.slice(at, at + coinsAtOnce);
    try {
      const told = await source.ask([...new Set(some.map(([, coin]) => coin))]);
      const prices = some.flatMap(([key, coin]): StoredPrice[] => {
        const price = told.get(coin);
        return price ? [{ key, ...price }] : [];
      });
      await store.keep(
        some.map(([key]) => key),
        prices,
        now(),
      );
    } catch (error) {
      log.warn({ err: error }, 'the price source can not be asked; prices get stale');
      return;
    }
  }
}

/** What each price key is called at the source. Stablecoins are not asked for: they count one dollar. */
function coinsOf(tokens: readonly TokenRef[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const token of tokens) {
    const key = priceKey(token);
    const coin = coinOf(token);
    if (key !== undefined && coin !== undefined) found.set(key, coin);
  }
  for (const { native } of chains) for (const symbol of native.symbols) found.set(`symbol:${symbol}`, native.coin);
  return found;
}

/** Only an address on a known chain says which token is meant; a symbol alone does for what fees are paid in. */
function coinOf({ symbol, tokenAddress, chain }: TokenRef): string | undefined {
  if (isDollarStablecoin(symbol)) return undefined;
  const known = chain === undefined ? undefined : chainNamed(chain);
  if (!known || tokenAddress === undefined || !/^[\w:.-]{3,120}$/.test(tokenAddress)) return undefined;
  return `${known.llama}:${tokenAddress}`;
}
