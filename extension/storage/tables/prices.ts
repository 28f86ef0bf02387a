import { type Price, priceKey, type TokenRef } from '@infofi-lens/shared/scoring/roi/prices';
import type { EpochMs, Usd } from '@infofi-lens/shared/units';
import type { EntityTable } from 'dexie';

/** What the person takes one unit of a token to be worth. */
export interface PriceRow {
  /** @see priceKey */
  key: string;
  usd: Usd;
  at: EpochMs;
}

export const priceIndexes = 'key';

export const priceQueries = (table: EntityTable<PriceRow, 'key'>) => ({
  get: async (token: TokenRef): Promise<PriceRow | undefined> => {
    const key = priceKey(token);
    return key === undefined ? undefined : table.get(key);
  },
  /** All of them, in the form that estimates take. */
  book: async (): Promise<[key: string, price: Price][]> =>
    (await table.toArray()).map(({ key, usd, at }) => [key, { usd, observedAt: at, source: 'own-assumption', stale: false }]),
  /** @returns whether the token is named in a way that it can be found by again. */
  async assume(token: TokenRef, usd: Usd, at: EpochMs): Promise<boolean> {
    const key = priceKey(token);
    if (key === undefined) return false;
    await table.put({ key, usd, at });
    return true;
  },
  async forget(token: TokenRef): Promise<void> {
    const key = priceKey(token);
    if (key !== undefined) await table.delete(key);
  },
});
