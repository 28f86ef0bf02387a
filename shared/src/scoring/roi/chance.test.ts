import { describe, expect, it } from 'vitest';
import { chanceNow, placesLeft } from './chance.ts';

describe('the chance now', () => {
  it.each([
    { campaign: { distribution: 'raffle', winnersCap: 5, participants: 248 }, expected: 5 / 249, why: 'a raffle counts the viewer in' },
    { campaign: { distribution: 'raffle', winnersCap: 500, participants: 248 }, expected: 1, why: 'a raffle with more prizes than people' },
    { campaign: { distribution: 'raffle', winnersCap: null, participants: 248 }, expected: 1, why: 'a raffle that everybody wins' },
    { campaign: { distribution: 'fcfs', winnersCap: 100, participants: 99 }, expected: 1, why: 'a place is left' },
    { campaign: { distribution: 'fcfs', winnersCap: 100, participants: 100 }, expected: 0, why: 'the last place is gone' },
    { campaign: { distribution: 'fcfs', winnersCap: null }, expected: 1, why: 'there is no limit' },
    { campaign: { distribution: 'guaranteed' }, expected: 1, why: 'it is guaranteed' },
  ] as const)('is $expected when $why', ({ campaign, expected }) => {
    expect(chanceNow(campaign)).toEqual({ known: true, value: expected });
  });

  it.each([
    [{ winnersCap: 5, participants: 9 }, 'distribution'],
    [{ winnersCap: null, participants: 9 }, 'distribution'],
    [{ distribution: 'raffle', participants: 9 }, 'places'],
    [{ distribution: 'fcfs', participants: 9 }, 'places'],
    [{ distribution: 'raffle', winnersCap: 5 }, 'participants'],
    [{ distribution: 'fcfs', winnersCap: 5 }, 'participants'],
  ] as const)('of %o is not guessed: it misses the %s', (campaign, what) => {
    expect(chanceNow(campaign)).toEqual({ known: false, missing: [what] });
  });

  it('is not known where a platform states fewer places than none', () => {
    expect(chanceNow({ distribution: 'raffle', winnersCap: -1, participants: 9 })).toEqual({ known: false, missing: ['places'] });
  });
});

describe('the places left', () => {
  it('are those that nobody has taken yet, never below none', () => {
    expect(placesLeft({ distribution: 'fcfs', winnersCap: 10, participants: 4 })).toBe(6);
    expect(placesLeft({ distribution: 'fcfs', winnersCap: 10, participants: 12 })).toBe(0);
  });

  it('have no number where there is no limit, whoever takes part', () => {
    expect(placesLeft({ distribution: 'fcfs', winnersCap: null })).toBeNull();
    expect(placesLeft({ distribution: 'fcfs', winnersCap: null, participants: 12 })).toBeNull();
  });

  it('are not known without places, without participants, or of what is not first come, first served', () => {
    expect(placesLeft({ distribution: 'fcfs', participants: 2 })).toBeUndefined();
    expect(placesLeft({ distribution: 'fcfs', winnersCap: 10 })).toBeUndefined();
    expect(placesLeft({ distribution: 'raffle', winnersCap: 10, participants: 2 })).toBeUndefined();
    expect(placesLeft({ winnersCap: null })).toBeUndefined();
  });
});
