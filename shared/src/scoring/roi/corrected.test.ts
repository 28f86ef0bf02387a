import { describe, expect, it } from 'vitest';
import { RoiEstimate } from '../../contracts/roi.ts';
import type { FieldsOf } from '../../facts/observation.ts';
import type { Decimal } from '../../units.ts';
import { shifting } from '../learning/testing/model.ts';
import { estimateRoi } from './estimate.ts';
import { predict } from './predict.ts';
import { inputsFor } from './testing/inputs.ts';

const sure: FieldsOf<'campaign'> = {
  distribution: 'guaranteed',
  rewards: [{ kind: 'token', symbol: 'USDC', amountPerWinner: '20' as Decimal }],
  gas: 'gasless',
};
const halved = shifting([Math.log(0.25), Math.log(0.5), Math.log(1)]);

describe('an estimate with a live model', () => {
  it('is the structure, corrected, and says by which model and by how much', () => {
    const estimate = estimateRoi(inputsFor(sure, { model: halved }));
    if (estimate.status !== 'estimate') throw new Error(`misses ${estimate.missing}`);
    expect(RoiEstimate.parse(estimate)).toEqual(estimate);
    const { p10, p50, p90 } = estimate.value;
    expect([p10, p50, p90].map((value) => Math.round(1_000 * value) / 1_000)).toEqual([5, 10, 20]);
    expect(estimate).toMatchObject({ model: halved.version, n: 200 });
    expect(estimate.factors.map(({ name, contribution }) => [name, Math.round(contribution)])).toEqual([
      ['reward', 20],
      ['chance', 0],
      ['correction', -10],
      ['gas', -0],
    ]);
    expect(estimate.factors[2]).toMatchObject({ n: 200, detail: ['model'] });
  });

  it('is surer than one that no outcome has tested', () => {
    const same = estimateRoi(inputsFor(sure, { model: shifting([0, 0, 0]) }));
    const alone = estimateRoi(inputsFor(sure));
    if (same.status !== 'estimate' || alone.status !== 'estimate') throw new Error('both are estimates');
    expect(alone.confidence).toBeCloseTo(0.7 * same.confidence, 6);
  });

  it('corrects by kind of campaign', () => {
    const model = shifting([0, 0, 0], { conformal: { draw: [9, 9, 9], sure: [-0.1, 0, 0.1], guess: [9, 9, 9] } });
    const { usd } = predict(inputsFor(sure, { model }));
    expect([usd.p10, usd.p50, usd.p90].map((value) => value.toFixed(3))).toEqual(
      [20 * Math.exp(-0.1), 20, 20 * Math.exp(0.1)].map((value) => value.toFixed(3)),
    );
  });

  it('never multiplies by more than a thousand', () => {
    const { usd } = predict(inputsFor(sure, { model: shifting([-50, 0, 50]) }));
    expect(usd.p10).toBeCloseTo(0.02, 9);
    expect(usd.p90).toBeCloseTo(20_000, 6);
  });

  it('is refused when payouts have drifted from it or the campaign is unlike what it learned from', () => {
    const drifted = estimateRoi(inputsFor(sure, { model: shifting([0, 0, 0], { drifted: true }) }));
    expect(drifted).toMatchObject({ status: 'insufficient_evidence', missing: ['steady'], value: { p50: 20 } });
    const strange = estimateRoi(inputsFor(sure, { model: shifting([0, 0, 0], { familiar: { limit: 0 } }) }));
    expect(strange).toMatchObject({ status: 'insufficient_evidence', missing: ['familiar'], value: { p50: 20 } });
  });

  it('leaves alone what is certainly nothing', () => {
    const full = { ...sure, distribution: 'fcfs', winnersCap: 5, participants: 5 } as const;
    const estimate = estimateRoi(inputsFor(full, { model: shifting([0, 0, 0], { drifted: true, familiar: { limit: 0 } }) }));
    expect(estimate).toMatchObject({ status: 'estimate', value: { p50: 0 } });
    expect(estimate.model).toBeUndefined();
    expect(estimate.status === 'estimate' && estimate.factors.map(({ name }) => name)).toEqual(['reward', 'chance', 'gas']);
  });
});
