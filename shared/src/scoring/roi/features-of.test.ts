import { describe, expect, it } from 'vitest';
import type { FieldsOf } from '../../facts/observation.ts';
import type { Decimal } from '../../units.ts';
import { type FeatureName, featureNames } from '../learning/features.ts';
import type { RoiInputs } from './inputs.ts';
import { predict } from './predict.ts';
import { at, inputsFor } from './testing/inputs.ts';

function told(campaign: FieldsOf<'campaign'>, more: Partial<RoiInputs> = {}): Record<FeatureName, number> {
  const { features } = predict(inputsFor(campaign, more));
  expect(features).toHaveLength(featureNames.length);
  return Object.fromEntries(featureNames.map((name, index) => [name, features[index]])) as Record<FeatureName, number>; // one of each
}
const paid = { usd: { p10: 1, p50: 2, p90: 4 }, n: 30, newestAt: at(-1) };
/** Ten counts over three days, up to sixty. */
const hourly = Array.from({ length: 10 }, (_, index) => ({ at: at(-3 + index / 3), value: 6 * (index + 1) }));

describe('what the model is told', () => {
  it('of a raffle, by hand', () => {
    const features = told(
      {
        distribution: 'raffle',
        winnersCap: 10,
        participants: 99,
        startsAt: at(-3),
        endsAt: at(1),
        gas: 'gas',
        tasks: [
          { id: '1', type: 'swap' },
          { id: '2', type: 'passport', optional: true },
        ],
        rewards: [{ kind: 'token', symbol: 'USDC', amountPerWinner: '40' as Decimal }],
      },
      {
        participants: [
          { at: at(-2), value: 19 },
          { at: at(-0.1), value: 99 },
        ],
        outcomes: { platform: paid, spaceRatio: { log: -1, n: 5 }, platformRatio: { log: 0.5, n: 45 } },
      },
    );
    expect(features).toMatchObject({
      place: 1,
      structural: 1,
      raffle: 1,
      fcfs: 0,
      guaranteed: 0,
      points: 0,
      'at-most': 0,
      pegged: 1,
      galxe: 1,
      layer3: 0,
      kaito: 0,
      'log-participants': Math.log(100),
      'day-growth': Math.log(100 / 20),
      'log-record': Math.log(3),
      'log-places': Math.log(11 / 100),
      'log-age': Math.log(4),
      'log-left': Math.log(2),
      'log-tasks': Math.log(3),
      'asks-chain': 1,
      'asks-identity': 0,
      gas: 1,
      'space-ratio': -0.5,
      'log-space': Math.log(6),
      'platform-ratio': 0.45,
    });
    expect(features['log-chance']).toBeLessThan(Math.log(0.1));
    expect(features['log-growth']).toBeGreaterThan(0);
    expect(features['structure-low']).toBeLessThan(features['structure-middle']);
    expect(features['relative-size']).toBeCloseTo(features['log-chance'] + Math.log(40 / 2), 6);
  });

  it('of a campaign of which nothing is known is that nothing is known', () => {
    const features = told({}, { platform: 'kaito' });
    const unknown = featureNames.filter((name) => Number.isNaN(features[name]));
    expect(unknown).toEqual([
      'log-chance',
      'place',
      'log-participants',
      'log-growth',
      'day-growth',
      'log-places',
      'log-age',
      'log-left',
      'log-tasks',
      'relative-size',
    ]);
    expect(features).toMatchObject({ kaito: 1, structural: 0, 'structure-low': 0, 'space-ratio': 0, 'log-space': 0, 'platform-ratio': 0 });
  });

  it('of what comes from outcomes is that it does, and how wide they lie', () => {
    const features = told({ points: 5 }, { outcomes: { platform: paid } });
    expect(features.structural).toBe(0);
    expect(features['structure-high'] - features['structure-middle']).toBeCloseTo(Math.log(2), 9);
    expect(features['structure-middle'] - features['structure-low']).toBeCloseTo(Math.log(2), 9);
  });

  it('of the first come is that they are, and how likely a place is left', () => {
    const features = told({ distribution: 'fcfs', winnersCap: 100, participants: 60 }, { platform: 'layer3', participants: hourly });
    expect(features).toMatchObject({ fcfs: 1, raffle: 0, guaranteed: 0, galxe: 0, layer3: 1, kaito: 0 });
    expect(features.place).toBeGreaterThan(0.5);
    expect(features.place).toBeLessThan(1);
    // Whoever has a place is paid: the chance is that of the place.
    expect(features['log-chance']).toBeCloseTo(Math.log(features.place), 12);
    expect(told({ distribution: 'guaranteed' })).toMatchObject({ fcfs: 0, raffle: 0, guaranteed: 1 });
  });

  it('is the chance that a full campaign leaves as one in a thousand, not as the logarithm of nothing', () => {
    expect(told({ distribution: 'fcfs', winnersCap: 5, participants: 5 })['log-chance']).toBeCloseTo(Math.log(1e-3), 12);
  });

  it('counts participants as the campaign states them, else as the newest sighting does', () => {
    expect(told({ participants: 7 }, { participants: hourly })['log-participants']).toBeCloseTo(Math.log(8), 12);
    expect(told({}, { participants: hourly })['log-participants']).toBeCloseTo(Math.log(61), 12);
  });

  it('takes the growth of a day from the count of exactly a day ago or the last before it', () => {
    expect(told({ participants: 39 }, { participants: [{ at: at(-1), value: 9 }] })['day-growth']).toBeCloseTo(Math.log(4), 12);
    expect(told({ participants: 39 }, { participants: [{ at: at(-0.9), value: 9 }] })['day-growth']).toBeNaN();
    const empty = told({}, { participants: [] });
    expect(empty['day-growth']).toBeNaN();
  });

  it('of places without participants, or participants without places, is that their relation is not known', () => {
    expect(told({ distribution: 'raffle', winnersCap: 5 })['log-places']).toBeNaN();
    expect(told({ distribution: 'raffle', winnersCap: null, participants: 9 })['log-places']).toBeNaN();
  });

  it('of what is asked is whether it is asked at all, not only offered', () => {
    expect(told({ tasks: [{ id: '1', type: 'passport' }] })).toMatchObject({ 'asks-identity': 1, 'asks-chain': 0, gas: 0 });
    expect(told({ tasks: [{ id: '1', type: 'passport', optional: true }], gas: 'gasless' })).toMatchObject({ 'asks-identity': 0, gas: 0 });
    expect(told({})).toMatchObject({ 'asks-identity': 0, 'asks-chain': 0 });
  });

  it('of points and of maxima is that they are', () => {
    expect(told({ distribution: 'guaranteed', points: 5 }, { outcomes: { point: paid } }).points).toBe(1);
    expect(told({ distribution: 'guaranteed', rewards: [{ kind: 'token', symbol: 'USDC', amountMax: '4' as Decimal }] })['at-most']).toBe(
      1,
    );
  });

  it('of a sure thing is that its range lies at its mean', () => {
    const rewards = [{ kind: 'token' as const, symbol: 'USDC', amountPerWinner: '20' as Decimal }];
    expect(told({ distribution: 'guaranteed', rewards })).toMatchObject({ 'structure-low': 0, 'structure-middle': 0, 'structure-high': 0 });
  });

  it('of the time before the start is none, and of a campaign without an end not known', () => {
    expect(told({ startsAt: at(2), endsAt: at(-2) })).toMatchObject({ 'log-age': 0, 'log-left': 0 });
    expect(told({ endsAt: null })['log-left']).toBeNaN();
  });
});
