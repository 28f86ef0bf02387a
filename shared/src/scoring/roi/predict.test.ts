import { describe, expect, it } from 'vitest';
import type { FieldsOf } from '../../facts/observation.ts';
import type { Decimal, DurationMs } from '../../units.ts';
import { predict } from './predict.ts';
import { at, inputsFor } from './testing/inputs.ts';

/** Forty places left at ten an hour: whoever takes longer may come too late. */
const race: FieldsOf<'campaign'> = {
  distribution: 'fcfs',
  winnersCap: 280,
  participants: 240,
  startsAt: at(-1),
  rewards: [{ kind: 'token', symbol: 'USDC', amountPerWinner: '20' as Decimal }],
};
const placeAfter = (minutes: number, spent?: number) =>
  predict(
    inputsFor(race, {
      time: {
        campaign: { minutes, n: 20 },
        tasks: {},
        ...(spent === undefined ? {} : { own: (spent * 60_000) as DurationMs }),
      },
    }),
  ).base.chance?.place ?? Number.NaN;

describe('a prediction', () => {
  it('lets places run out while the person is still at it', () => {
    expect(placeAfter(60)).toBeCloseTo(0.5, 6); // four hours go by for an active one
    expect(placeAfter(120)).toBeLessThan(0.4);
    expect(placeAfter(10)).toBeGreaterThan(0.9);
  });

  it('counts only the time that is still to go: what is spent does not come again', () => {
    expect(placeAfter(120, 60)).toBeCloseTo(placeAfter(60), 2);
    expect(placeAfter(60, 30)).toBeGreaterThan(placeAfter(60));
    expect(placeAfter(60, 600)).toBe(1);
  });

  it('takes an hour where nobody knows how long it takes', () => {
    const { base, hours } = predict(inputsFor(race, { time: { tasks: {} } }));
    expect(hours.known).toBe(false);
    expect(base.chance?.place).toBeCloseTo(0.5, 6);
  });
});
