import { describe, expect, it } from 'vitest';
import type { FieldsOf } from '../../facts/observation.ts';
import type { Point } from '../trends/trend.ts';
import { chanceForecast } from './chance-forecast.ts';
import { quantile } from './spread.ts';
import { at } from './testing/inputs.ts';

const steady: Point[] = Array.from({ length: 10 }, (_, index) => ({ at: at(index - 9.5), value: 10 * (index + 1) }));
const forecast = (campaign: FieldsOf<'campaign'>, history: readonly Point[] = steady, hours = 1) => {
  const chance = chanceForecast(campaign, history, at(0), hours);
  if (!chance.known) throw new Error(`misses ${chance.missing}`);
  return chance.value;
};

describe('the chance of a raffle', () => {
  const raffle = { distribution: 'raffle', winnersCap: 20, startsAt: at(-10), endsAt: at(10) } as const;

  it('is winners over the participants at the end, not over those now', () => {
    const chance = forecast(raffle);
    expect(quantile(chance.share, 0.5)).toBeGreaterThan(0.09);
    expect(quantile(chance.share, 0.5)).toBeLessThan(0.12);
    expect(quantile(chance.share, 0.1)).toBeLessThan(quantile(chance.share, 0.9));
    expect(chance).toMatchObject({ place: 1, n: 10, detail: ['raffle', 'power'] });
    expect(chance.growth).toBeCloseTo(2, 0);
  });

  it('is winners over one more than the participants when it is over', () => {
    expect(quantile(forecast({ ...raffle, endsAt: at(-1) }).share, 0.5)).toBeCloseTo(20 / 101, 12);
  });

  it('is never more than certain', () => {
    const { share } = forecast({ ...raffle, winnersCap: 5_000 });
    expect(Math.max(...share)).toBe(1);
  });

  it('believes the higher of what the campaign and its record count', () => {
    const ended = { ...raffle, endsAt: at(-1) };
    expect(forecast({ ...ended, participants: 199 }).share).toEqual([20 / 200]);
    expect(quantile(forecast({ ...ended, participants: 5 }).share, 0.5)).toBeCloseTo(20 / 101, 12);
  });
});

describe('the chance of the first come', () => {
  const race = { distribution: 'fcfs', winnersCap: 200 } as const;

  it('is that a place is left once one is done, at the present pace', () => {
    const early = forecast(race);
    expect(early).toMatchObject({ share: [1], detail: ['fcfs', 'pace'] });
    expect(early.place).toBeGreaterThan(0.99);
    // 100 places left at about 10 in a day and a half: four hours go by for each active one.
    expect(forecast(race, steady, 90).place).toBeCloseTo(0.5, 0);
    expect(forecast(race, steady, 200).place).toBeLessThan(forecast(race, steady, 90).place);
  });

  it('is none once it is full', () => {
    expect(forecast({ ...race, winnersCap: 100 })).toMatchObject({ place: 0, detail: ['fcfs', 'full'] });
  });

  it('rests on the average since the start without a record', () => {
    expect(forecast({ ...race, participants: 100, startsAt: at(-5) }, [])).toMatchObject({ n: 1, detail: ['fcfs', 'no-history'] });
  });
});

describe('a chance', () => {
  it('is certain where it is guaranteed or unlimited', () => {
    expect(forecast({ distribution: 'guaranteed' }, [])).toEqual({ share: [1], place: 1, n: 0, detail: ['guaranteed'] });
    expect(forecast({ distribution: 'raffle', winnersCap: null }, [])).toMatchObject({ share: [1], detail: ['unlimited'] });
  });

  it.each([
    [{ winnersCap: 5 }, 'distribution'],
    [{ winnersCap: null }, 'distribution'],
    [{ distribution: 'raffle', endsAt: at(1) }, 'places'],
    [{ distribution: 'raffle', winnersCap: 5, endsAt: at(1) }, 'participants'],
    [{ distribution: 'raffle', winnersCap: 5, participants: 9 }, 'history'],
    [{ distribution: 'raffle', winnersCap: 5, participants: 9, endsAt: null }, 'history'],
    [{ distribution: 'raffle', winnersCap: 5, participants: 9, endsAt: at(1) }, 'history'],
    [{ distribution: 'fcfs', winnersCap: 50, participants: 9 }, 'history'],
  ] as const)('of %o misses the %s', (campaign, what) => {
    expect(chanceForecast(campaign, [], at(0), 1)).toEqual({ known: false, missing: [what] });
  });
});
