import { describe, expect, it } from 'vitest';
import type { Reward } from '../../facts/campaign.ts';
import type { Decimal } from '../../units.ts';
import { rewardValue } from './reward-value.ts';

const token = (symbol: string, amount?: string): Reward => ({
  kind: 'token',
  symbol,
  ...(amount === undefined ? {} : { amountPerWinner: amount as Decimal }),
});
const luck = (symbol: string, most: string): Reward => ({ kind: 'token', symbol, amountMax: most as Decimal });

describe('the value of rewards', () => {
  it('counts stablecoins at a dollar and names everything else as unpriced', () => {
    const value = rewardValue([token('USDT', '20'), token('OBSCURE', '5000'), { kind: 'oat' }]);
    expect(value).toEqual({
      known: true,
      value: { usd: 20, atMost: false, unpriced: [token('OBSCURE', '5000'), { kind: 'oat' }] },
    });
  });

  it('adds up what is promised in several of them', () => {
    expect(rewardValue([token('USDT', '20'), token('USDC', '5.5')])).toEqual({
      known: true,
      value: { usd: 25.5, atMost: false, unpriced: [] },
    });
  });

  it('adds nothing for an amount that is not stated beside one that is', () => {
    expect(rewardValue([token('USDT', '20'), token('USDC')])).toMatchObject({ value: { usd: 20, atMost: true } });
  });

  it('says that a luck-based amount is a maximum, also where only a part of it is', () => {
    expect(rewardValue([luck('USDC', '50')])).toMatchObject({ value: { usd: 50, atMost: true } });
    expect(rewardValue([luck('USDC', '50'), token('USDC', '1')])).toMatchObject({ value: { usd: 51, atMost: true } });
  });

  it('takes what a winner is promised before what one gets at most', () => {
    expect(rewardValue([{ ...token('USDC', '3'), amountMax: '50' as Decimal }])).toMatchObject({ value: { usd: 3, atMost: false } });
  });

  it('does not take a badge for money because it has the name of a stablecoin', () => {
    expect(rewardValue([{ kind: 'oat', symbol: 'USDC', amountPerWinner: '5' as Decimal }])).toEqual({ known: false, missing: ['reward'] });
  });

  it('misses a price where there is any token without one, else a reward', () => {
    expect(rewardValue([token('OBSCURE', '5000')])).toEqual({ known: false, missing: ['price'] });
    expect(rewardValue([{ kind: 'oat' }, token('OBSCURE', '5000')])).toEqual({ known: false, missing: ['price'] });
    expect(rewardValue([{ kind: 'points' }])).toEqual({ known: false, missing: ['reward'] });
    expect(rewardValue([])).toEqual({ known: false, missing: ['reward'] });
    expect(rewardValue(undefined)).toEqual({ known: false, missing: ['reward'] });
  });

  it('misses the amount where none is stated or none can be a number', () => {
    expect(rewardValue([token('USDT')])).toEqual({ known: false, missing: ['reward-amount'] });
    expect(rewardValue([token('USDT', `1${'0'.repeat(400)}`)])).toEqual({ known: false, missing: ['reward-amount'] });
  });
});
