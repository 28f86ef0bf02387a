import { describe, expect, it } from 'vitest';
import type { Reward } from '../facts/campaign.ts';
import type { Decimal } from '../units.ts';
import { chanceNow, placesLeft } from './roi/chance.ts';
import { rewardValue } from './roi/reward-value.ts';

const token = (symbol: string, amount?: string): Reward => ({
  kind: 'token',
  symbol,
  ...(amount === undefined ? {} : { amountPerWinner: amount as Decimal }),
});

describe('the chance now', () => {
  it.each([
    { campaign: { distribution: 'raffle', winnersCap: 5, participants: 248 }, expected: 5 / 249, why: 'a raffle counts the viewer in' },
    { campaign: { distribution: 'raffle', winnersCap: 500, participants: 248 }, expected: 1, why: 'a raffle with more prizes than people' },
    { campaign: { distribution: 'fcfs', winnersCap: 100, participants: 99 }, expected: 1, why: 'a place is left' },
    { campaign: { distribution: 'fcfs', winnersCap: 100, participants: 100 }, expected: 0, why: 'the last place is gone' },
    { campaign: { distribution: 'fcfs', winnersCap: null }, expected: 1, why: 'there is no limit' },
    { campaign: { distribution: 'guaranteed' }, expected: 1, why: 'it is guaranteed' },
  ] as const)('is $expected when $why', ({ campaign, expected }) => {
    expect(chanceNow(campaign)).toEqual({ known: true, value: expected });
  });

  it('names what is missing instead of guessing', () => {
    expect(chanceNow({ winnersCap: 5, participants: 9 })).toEqual({ known: false, missing: ['distribution'] });
    expect(chanceNow({ distribution: 'raffle', winnersCap: 5 })).toEqual({ known: false, missing: ['participants'] });
  });

  it('counts places only for first come, first served, and never below none', () => {
    expect(placesLeft({ distribution: 'fcfs', winnersCap: 10, participants: 12 })).toBe(0);
    expect(placesLeft({ distribution: 'fcfs', winnersCap: null })).toBeNull();
    expect(placesLeft({ distribution: 'raffle', winnersCap: 10, participants: 2 })).toBeUndefined();
  });
});

describe('the value of rewards', () => {
  it('counts stablecoins at a dollar and names everything else as unpriced', () => {
    const value = rewardValue([token('USDT', '20'), token('OBSCURE', '5000'), { kind: 'oat' }]);
    expect(value).toMatchObject({ known: true, value: { usd: 20, atMost: false, unpriced: [{ symbol: 'OBSCURE' }, { kind: 'oat' }] } });
  });

  it('says that a luck-based amount is a maximum', () => {
    expect(rewardValue([{ kind: 'token', symbol: 'USDC', amountMax: '50' as Decimal }])).toMatchObject({
      value: { usd: 50, atMost: true },
    });
  });

  it('knows nothing of a token without a price, of points, or of no reward at all', () => {
    expect(rewardValue([token('OBSCURE', '5000')])).toEqual({ known: false, missing: ['price'] });
    expect(rewardValue([{ kind: 'points' }])).toEqual({ known: false, missing: ['reward'] });
    expect(rewardValue(undefined)).toEqual({ known: false, missing: ['reward'] });
    expect(rewardValue([token('USDT')])).toEqual({ known: false, missing: ['reward-amount'] });
  });
});
