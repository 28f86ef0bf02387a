import { describe, expect, it } from 'vitest';
import type { Usd } from '../../units.ts';
import { type Price, priceBook, priceDeviation, priceKey, priceOf } from './prices.ts';
import { at } from './testing/inputs.ts';

const price = (usd: number, more: Partial<Price> = {}): Price => ({
  usd: usd as Usd,
  observedAt: at(-1),
  source: 'api',
  stale: false,
  ...more,
});

describe('a price', () => {
  const book = priceBook([
    [{ tokenAddress: '0xAbC', chain: 'base' }, price(2)],
    [{ symbol: 'tkn' }, price(3)],
    [{}, price(99)],
  ]);

  it('is found by address on its chain, in any case, before symbol', () => {
    expect(priceOf(book, { tokenAddress: '0xABC', chain: 'base', symbol: 'TKN' }, at(0))?.usd).toBe(2);
    expect(priceOf(book, { tokenAddress: '0xabc', chain: 'bsc' }, at(0))).toBeUndefined();
  });

  it('is found by symbol where no address has one', () => {
    expect(priceOf(book, { symbol: 'Tkn' }, at(0))?.usd).toBe(3);
    expect(priceOf(book, { tokenAddress: '0x1', symbol: 'TKN' }, at(0))?.usd).toBe(3);
    expect(priceKey({ tokenAddress: '0x1' })).toBeUndefined();
  });

  it("is not a source's price of the symbol for a token of another address, but may be the person's own", () => {
    const namesake = { tokenAddress: '0x1', chain: 'base', symbol: 'TKN' };
    expect(priceOf(book, namesake, at(0))).toBeUndefined();
    const own = priceBook([[{ symbol: 'TKN' }, price(3, { source: 'own-assumption' })]]);
    expect(priceOf(own, namesake, at(0))?.usd).toBe(3);
  });

  it('is one dollar, of now, for a stablecoin that nothing else is known of', () => {
    expect(priceOf(book, { symbol: 'usdc' }, at(0))).toEqual({ usd: 1, observedAt: at(0), source: 'pegged', stale: false });
    expect(priceOf(priceBook([[{ symbol: 'USDC' }, price(0.9)]]), { symbol: 'USDC' }, at(0))?.usd).toBe(0.9);
  });

  it('is not known otherwise', () => {
    expect(priceOf(book, { symbol: 'OBSCURE' }, at(0))).toBeUndefined();
    expect(priceOf(book, {}, at(0))).toBeUndefined();
  });

  it('strays with the days until the reward arrives, more when stale or assumed, and not at all when pegged', () => {
    expect(priceDeviation(price(1), at(0), at(16))).toBeCloseTo(0.24, 9);
    expect(priceDeviation(price(1), at(0), undefined)).toBeCloseTo(0.06 * Math.sqrt(30), 9);
    expect(priceDeviation(price(1), at(0), at(-4))).toBeCloseTo(0.06, 9);
    expect(priceDeviation(price(1), at(0), at(900))).toBeCloseTo(0.06 * Math.sqrt(60), 9);
    expect(priceDeviation(price(1, { stale: true }), at(0), at(16))).toBeCloseTo(Math.hypot(0.24, 0.3), 9);
    expect(priceDeviation(price(1, { source: 'own-assumption' }), at(0), at(16))).toBeCloseTo(Math.hypot(0.24, 0.3), 9);
    expect(priceDeviation(price(1, { source: 'pegged', stale: true }), at(0), at(16))).toBe(0);
  });
});
