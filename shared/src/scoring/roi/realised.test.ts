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

  it('is what those got who got something times their share otherwise, those who got nothing included', () => {
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

  it('hardly moves by one report, however wild', () => {
    const honest = [usd(30), usd(32), usd(28), nothing, nothing];
    expect(realisedOf([...honest, usd(1e9)], { distribution: 'fcfs' }, prices)?.usd).toBeCloseTo((31 * 4) / 6, 9);
    expect(realisedOf([...honest, outcome(true, [{ kind: 'token', amount: '3', symbol: 'OBSCURE' }])], {}, prices)?.usd).toBeCloseTo(20, 9);
  });

  it('tells what a point was worth once a campaign that pays points was paid in money', () => {
    const points = { kind: 'points', points: 200 };
    const later = outcome(true, [points, { kind: 'usd', usd: 10 }]);
    expect(realisedOf([later, later, nothing], { points: 200 }, prices)).toEqual({ usd: 10 * (2 / 3), usdPerPoint: 0.05, n: 3 });
    const both = { rewards: [{ kind: 'token' as const, symbol: 'USDC' }], points: 200 };
    expect(realisedOf([later], both, prices)).toBeUndefined();
  });

  it('counts winners among those who reported where the draw is not known in full', () => {
    expect(realisedOf([usd(30), nothing], { winnersCap: 10, participants: 200 }, prices)?.usd).toBe(15);
    expect(realisedOf([usd(30), nothing], { distribution: 'fcfs', winnersCap: 10, participants: 200 }, prices)?.usd).toBe(15);
    expect(realisedOf([usd(30), nothing], { distribution: 'raffle', participants: 200 }, prices)?.usd).toBe(15);
    expect(realisedOf([usd(30), nothing], { distribution: 'raffle', winnersCap: 10 }, prices)?.usd).toBe(15);
  });

  it('takes the rewards that nobody can value for what they are as long as they are no more than one in three', () => {
    const odd = outcome(true, [{ kind: 'token', amount: '3', symbol: 'OBSCURE' }]);
    expect(realisedOf([odd, usd(30), usd(30)], {}, prices)).toEqual({ usd: 30, n: 3 });
    expect(realisedOf([odd, odd, usd(30), usd(30)], {}, prices)).toBeUndefined();
  });

  it('tells nothing of points beside money that the campaign promises in a way of its own', () => {
    const later = outcome(true, [
      { kind: 'points', points: 200 },
      { kind: 'usd', usd: 10 },
    ]);
    expect(realisedOf([later], { rewards: [{ kind: 'custom', name: 'Pool' }], points: 200 }, prices)).toBeUndefined();
    expect(realisedOf([later], { rewards: [{ kind: 'oat', name: 'Badge' }], points: 200 }, prices)?.usdPerPoint).toBe(0.05);
    expect(realisedOf([later], {}, prices)?.usdPerPoint).toBe(0.05);
  });

  it('is nothing when everybody got nothing', () => {
    expect(realisedOf([nothing, nothing], { distribution: 'fcfs' }, prices)).toEqual({ usd: 0, n: 2 });
  });

  it('is not known with a token without a price, with points, or of nobody', () => {
    expect(realisedOf([outcome(true, [{ kind: 'token', amount: '3', symbol: 'OBSCURE' }]), usd(1)], {}, prices)).toBeUndefined();
    expect(realisedOf([outcome(true, [{ kind: 'points', points: 50 }])], {}, prices)).toBeUndefined();
    expect(realisedOf([], {}, prices)).toBeUndefined();
  });
});
