import { describe, expect, it } from 'vitest';
import type { Decimal } from '../../units.ts';
import { expectedValue, expectedValueMethodology } from './expected-value.ts';

const rewards = [{ kind: 'token' as const, symbol: 'USDC', amountPerWinner: '40' as Decimal }];

describe('the expected value', () => {
  it('is the reward times the chance: 40 dollars for one in ten', () => {
    expect(expectedValue({ rewards, distribution: 'raffle', winnersCap: 10, participants: 99 })).toEqual({ known: true, value: 4 });
  });

  it('is nothing once the last place is gone', () => {
    expect(expectedValue({ rewards, distribution: 'fcfs', winnersCap: 10, participants: 10 })).toEqual({ known: true, value: 0 });
  });

  it('names everything that is missing, and nothing that is known', () => {
    expect(expectedValue({})).toEqual({ known: false, missing: ['reward', 'distribution'] });
    expect(expectedValue({ rewards })).toEqual({ known: false, missing: ['distribution'] });
    expect(expectedValue({ distribution: 'guaranteed' })).toEqual({ known: false, missing: ['reward'] });
  });

  it('is told with how both of its parts are made', () => {
    expect(expectedValueMethodology).toContain('stablecoins');
    expect(expectedValueMethodology).toContain('winners divided by');
  });
});
