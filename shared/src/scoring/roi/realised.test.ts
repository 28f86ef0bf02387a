import { describe, expect, it } from 'vitest';
import { Outcome } from '../../contracts/outcomes.ts';
import type { Usd } from '../../units.ts';
import { priceBook } from './prices.ts';
import { realisedOf } from './realised.ts';
import { at } from './testing/inputs.ts';

const prices = priceBook([
  [
    { tokenAddress: '0x1', chain: 'base' },
    { usd: 0.5 as Usd, observedAt: at(-1), source: 'api', stale: false },
  ],
]);
const outcome = (won: boolean, received: unknown[]): Outcome =>
  Outcome.parse({ platform: 'galxe', campaignId: 'c', at: at(0), won, received });
const usd = (amount: number) => outcome(true, [{ kind: 'usd', usd: amount }]);
const nothing = outcome(false, []);
const raffle = { distribution: 'raffle', winnersCap: 10, participants: 200 } as const;

describe('what a campaign paid', () => {
  it('is what winners of a raffle got, times how many of all won', () => {
    expect(realisedOf([usd(30), usd(20), usd(50), nothing], raffle, prices)).toEqual({ usd: 1.5, n: 4 });
    expect(realisedOf([usd(30)], { ...raffle, participants: 4 }, prices)?.usd).toBe(30);
  });

  it('is not known of a raffle from losers alone', () => {
    expect(realisedOf([nothing, nothing], raffle, prices)).toBeUndefined();
  });

  it('is the mean over everybody otherwise, those who got nothing included', () => {
    expect(realisedOf([usd(30), nothing], { distribution: 'fcfs' }, prices)).toEqual({ usd: 15, n: 2 });
    expect(realisedOf([usd(30), nothing], { distribution: 'raffle', winnersCap: null }, prices)?.usd).toBe(15);
    expect(realisedOf([usd(30), nothing], { distribution: 'raffle', winnersCap: 10, participants: 0 }, prices)?.usd).toBe(15);
  });

  it('values tokens at their price, or at what the person said they were worth', () => {
    const token = { kind: 'token', amount: '8', symbol: 'TKN', tokenAddress: '0x1', chain: 'base' };
    expect(realisedOf([outcome(true, [token, { kind: 'usd', usd: 1 }])], {}, prices)?.usd).toBe(5);
    expect(realisedOf([outcome(true, [{ ...token, usd: 7 }])], {}, prices)?.usd).toBe(7);
    expect(realisedOf([outcome(true, [{ kind: 'token', amount: '3', symbol: 'USDC' }])], {}, prices)?.usd).toBe(3);
  });

  it('is not known with a token without a price, with points, or of nobody', () => {
    expect(realisedOf([outcome(true, [{ kind: 'token', amount: '3', symbol: 'OBSCURE' }]), usd(1)], {}, prices)).toBeUndefined();
    expect(realisedOf([outcome(true, [{ kind: 'points', points: 50 }])], {}, prices)).toBeUndefined();
    expect(realisedOf([], {}, prices)).toBeUndefined();
  });
});
