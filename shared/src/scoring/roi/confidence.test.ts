import { describe, expect, it } from 'vitest';
import type { FieldsOf } from '../../facts/observation.ts';
import type { Decimal, Usd } from '../../units.ts';
import { shifting } from '../learning/testing/model.ts';
import { estimateRoi } from './estimate.ts';
import type { RoiInputs } from './inputs.ts';
import { at, inputsFor } from './testing/inputs.ts';

const sure: FieldsOf<'campaign'> = {
  distribution: 'guaranteed',
  rewards: [{ kind: 'token', symbol: 'USDC', amountPerWinner: '20' as Decimal }],
  gas: 'gasless',
};
const badge: FieldsOf<'campaign'> = { distribution: 'guaranteed', rewards: [{ kind: 'oat', name: 'Badge' }], gas: 'gasless' };
/** Of an hour that is worth what is asked for, from what an hour on the campaign pays. */
function confidence(inputs: RoiInputs, worth: (perHour: { p10: number; p50: number; p90: number }) => number): number {
  const estimate = (hourWorth?: number) => {
    const found = estimateRoi(inputs, hourWorth);
    if (found.status !== 'estimate') throw new Error(`misses ${found.missing}`);
    return found;
  };
  return estimate(worth(estimate().perHour)).confidence;
}
/** Twenty people were timed; structure is not tested by outcomes. */
const [timed, untested] = [20 / 22, 0.7];

describe('the confidence of a recommendation', () => {
  it('is even where the middle estimate pays exactly what an hour is worth, and nine in ten at either end of the range', () => {
    const at = (share: 'p10' | 'p50' | 'p90') => confidence(inputsFor(sure), (perHour) => perHour[share]);
    expect(at('p50')).toBeCloseTo(0.5 * timed * untested, 9);
    expect(at('p10')).toBeCloseTo(0.9 * timed * untested, 9);
    expect(at('p90')).toBeCloseTo(0.9 * timed * untested, 9);
  });

  it('grows with the people who were timed, as n of n + 2', () => {
    const of = (n: number) => confidence(inputsFor(sure, { time: { campaign: { minutes: 30, n }, tasks: {} } }), ({ p50 }) => p50);
    expect(of(3)).toBeCloseTo(0.5 * (3 / 5) * untested, 9);
    expect(of(98)).toBeCloseTo(0.5 * 0.98 * untested, 9);
  });

  it('grows with the outcomes that a value rests on, as n of n + 10', () => {
    const space = (n: number) => ({ space: { usd: { p10: 5, p50: 6, p90: 7 }, n, newestAt: at(-1) } });
    const of = (n: number) => confidence(inputsFor({ gas: 'gasless' }, { outcomes: space(n) }), ({ p50 }) => p50);
    expect(of(6)).toBeCloseTo(0.5 * timed * (6 / 16), 9);
    expect(of(30)).toBeCloseTo(0.5 * timed * (30 / 40), 9);
  });

  it('is whole where a model was tested on outcomes, but not for what it leaves alone because nothing is paid', () => {
    const model = shifting([-0.1, 0, 0.1]);
    expect(confidence(inputsFor(sure, { model }), ({ p50 }) => p50)).toBeCloseTo(0.5 * timed, 9);
    expect(confidence(inputsFor(badge, { model }), () => 15)).toBeCloseTo(timed * untested, 9);
  });

  it('is lower by a fifth with a stale price, and by a tenth where the fee is not known', () => {
    const token: FieldsOf<'campaign'> = { ...sure, rewards: [{ kind: 'token', symbol: 'TKN', amountPerWinner: '20' as Decimal }] };
    const price = { usd: 1 as Usd, observedAt: at(-1), source: 'api', stale: true } as const;
    const stale = inputsFor(token, { prices: new Map([['symbol:TKN', price]]) });
    expect(confidence(stale, ({ p50 }) => p50)).toBeCloseTo(0.5 * timed * untested * 0.8, 9);
    const unknownGas = inputsFor({ ...sure, gas: 'gas', chain: 'nowhere' });
    expect(confidence(unknownGas, ({ p50 }) => p50)).toBeCloseTo(0.5 * timed * untested * 0.9, 9);
  });
});
