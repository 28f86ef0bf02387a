import { describe, expect, it } from 'vitest';
import type { FieldsOf } from '../../facts/observation.ts';
import type { Decimal, Usd } from '../../units.ts';
import type { OutcomeSummary } from './inputs.ts';
import { priceBook } from './prices.ts';
import { winnerValue } from './reward.ts';
import { quantile } from './spread.ts';
import { at } from './testing/inputs.ts';

const amount = (text: string) => text as Decimal;
const book = priceBook([
  [{ symbol: 'TKN' }, { usd: 0.5 as Usd, observedAt: at(-2), source: 'api', stale: true }],
  [{ symbol: 'Badge' }, { usd: 4 as Usd, observedAt: at(-1), source: 'own-assumption', stale: false }],
]);
const point: OutcomeSummary = { usd: { p10: 0.01, p50: 0.02, p90: 0.04 }, n: 5, newestAt: at(-3) };
const value = (campaign: FieldsOf<'campaign'>, outcomes = {}) => winnerValue(campaign, book, outcomes, at(0));

describe("a winner's rewards", () => {
  it('are stablecoins at a dollar', () => {
    const worth = value({ rewards: [{ kind: 'token', symbol: 'USDC', amountPerWinner: amount('25') }] });
    expect(worth).toMatchObject({ usd: [25], pegged: 1, valued: 1, unvalued: [], detail: ['pegged'], pricedAt: at(0), n: 0 });
  });

  it('are tokens at their price, with a range, and their oldest price is named', () => {
    const worth = value({
      endsAt: at(9),
      rewards: [
        { kind: 'token', symbol: 'USDC', amountPerWinner: amount('10') },
        { kind: 'token', symbol: 'TKN', amountPerWinner: amount('60') },
      ],
    });
    expect(quantile(worth.usd, 0.5)).toBeCloseTo(40, 9);
    expect(quantile(worth.usd, 0.9)).toBeGreaterThan(45);
    expect(worth.pegged).toBeGreaterThan(0.2);
    expect(worth.pegged).toBeLessThan(0.25);
    expect(worth).toMatchObject({ valued: 2, detail: ['pegged', 'api', 'stale-price'], pricedAt: at(-2) });
  });

  it('stray until the last time to claim where there is one', () => {
    const rewards = [{ kind: 'token' as const, symbol: 'TKN', amountPerWinner: amount('60') }];
    const soon = value({ endsAt: at(1), rewards });
    expect(quantile(value({ endsAt: at(1), claimEndsAt: at(50), rewards }).usd, 0.9)).toBeGreaterThan(quantile(soon.usd, 0.9));
  });

  it('are anything up to a maximum where only that is stated', () => {
    const worth = value({ rewards: [{ kind: 'token', symbol: 'USDT', amountMax: amount('30') }] });
    expect(quantile(worth.usd, 0.5)).toBeCloseTo(15, 9);
    expect(worth.detail).toEqual(['pegged', 'at-most']);
  });

  it('are points at what a point of the space turned out to be worth', () => {
    const worth = value({ points: 100 }, { point });
    expect(quantile(worth.usd, 0.5)).toBeCloseTo(2, 9);
    expect(worth).toMatchObject({ n: 5, detail: ['point-value'], pegged: 0 });
    expect(quantile(value({ rewards: [{ kind: 'points', amountPerWinner: amount('50') }] }, { point }).usd, 0.5)).toBeCloseTo(1, 9);
  });

  it('count points once where the campaign states them twice', () => {
    const worth = value({ points: 100, rewards: [{ kind: 'points', amountPerWinner: amount('100') }] }, { point });
    expect(worth.valued).toBe(1);
  });

  it('add nothing, with the reason, where nothing says what they are worth', () => {
    const worth = value(
      {
        points: 10,
        rewards: [
          { kind: 'token', symbol: 'OBSCURE', amountPerWinner: amount('5000') },
          { kind: 'token', symbol: 'USDC' },
          { kind: 'nft', name: 'Art' },
          { kind: 'oat' },
          { kind: 'custom', name: 'Hoodie' },
        ],
      },
      { point: { ...point, n: 4 } },
    );
    expect(worth.unvalued).toEqual([
      { kind: 'token', name: 'OBSCURE', why: 'no-price' },
      { kind: 'token', name: 'USDC', why: 'no-amount' },
      { kind: 'nft', name: 'Art', why: 'no-market' },
      { kind: 'oat', why: 'no-market' },
      { kind: 'custom', name: 'Hoodie', why: 'no-price' },
      { kind: 'points', why: 'no-outcomes' },
    ]);
    expect(worth).toMatchObject({ usd: [0], valued: 0, pegged: 0, n: 0 });
    expect(value({ rewards: [{ kind: 'points' }] }, { point }).unvalued).toEqual([{ kind: 'points', why: 'no-amount' }]);
  });

  it('are an NFT at the floor that a person set', () => {
    const worth = value({ rewards: [{ kind: 'nft', name: 'Badge' }] });
    expect(quantile(worth.usd, 0.5)).toBe(4);
    expect(worth.detail).toEqual(['own-assumption']);
  });

  it('are none where there are none', () => {
    expect(value({ points: 0 })).toMatchObject({ usd: [0], valued: 0, unvalued: [] });
  });
});
