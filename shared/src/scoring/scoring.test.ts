import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reward } from '../facts/campaign.ts';
import type { Decimal, DurationMs, EpochMs } from '../units.ts';
import { concentration } from './concentration.ts';
import { chanceNow, placesLeft } from './roi/chance.ts';
import { rewardValue } from './roi/reward-value.ts';
import { trend } from './trend.ts';

const token = (symbol: string, amount?: string): Reward => ({
  kind: 'token',
  symbol,
  ...(amount === undefined ? {} : { amountPerWinner: amount as Decimal }),
});
const hour = 3_600_000 as DurationMs;

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

describe('concentration', () => {
  it('is even for equal rows and 1 for a single holder among many', () => {
    expect(concentration(Array(20).fill(3))).toMatchObject({
      known: true,
      value: { top10: expect.closeTo(0.5, 12), hhi: expect.closeTo(0.05, 12), n: 20 },
    });
    expect(concentration([7, ...Array(19).fill(0)])).toMatchObject({ value: { hhi: 1, top10: 1, effectiveHolders: 1 } });
  });

  it('abstains on few rows or no weight, and throws on a negative weight', () => {
    expect(concentration([1, 2, 3])).toEqual({ known: false, missing: ['rows'] });
    expect(concentration(Array(20).fill(0))).toEqual({ known: false, missing: ['shares'] });
    expect(() => concentration([-1])).toThrow(RangeError);
  });

  it('does not depend on the unit or the order, and stays within its range', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { minLength: 20, maxLength: 60 }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (weights, scale) => {
          const a = concentration(weights);
          const b = concentration(weights.map((weight) => weight * scale).reverse());
          if (!a.known || !b.known) throw new Error('enough rows with weight');
          expect(b.value.hhi).toBeCloseTo(a.value.hhi, 9);
          expect(a.value.hhi).toBeGreaterThanOrEqual(1 / weights.length - 1e-12);
          expect(a.value.top10).toBeGreaterThanOrEqual(Math.min(1, 10 / weights.length) - 1e-12);
        },
      ),
    );
  });
});

describe('a trend', () => {
  const at = (hours: number) => (1_790_000_000_000 + hours * hour) as EpochMs;
  const points = [
    { at: at(0), value: 100 },
    { at: at(5), value: 150 },
    { at: at(20), value: 210 },
  ];

  it('compares with the value that held at the start of the window', () => {
    expect(trend(points, (10 * hour) as DurationMs, at(21))).toMatchObject({ known: true, value: { change: 60, perHour: 4 } });
  });

  it('uses the whole record when it is shorter than the window', () => {
    expect(trend(points, (24 * 7 * hour) as DurationMs, at(21))).toMatchObject({ known: true, value: { change: 110 } });
  });

  it('is not known from one value or none', () => {
    expect(trend(points.slice(0, 1), hour, at(21))).toEqual({ known: false, missing: ['history'] });
    expect(trend([], hour, at(21))).toEqual({ known: false, missing: ['history'] });
  });
});
