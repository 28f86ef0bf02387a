import type { RoiEstimate } from '../../contracts/roi.ts';
import type { Missing } from '../measure.ts';
import type { Quantiles } from '../quantiles.ts';
import { baseMethodology } from './base.ts';
import { confidenceOf } from './confidence.ts';
import { costsMethodology, costsOf } from './costs.ts';
import { factorsOf } from './factors.ts';
import { hoursMethodology } from './hours.ts';
import type { RoiInputs } from './inputs.ts';
import { perHourMethodology } from './per-hour.ts';
import { type Prediction, predict } from './predict.ts';
import { hourWorth, recommend, recommendMethodology } from './recommend.ts';
import { quantilesOf, spreadOf } from './spread.ts';

export const roiMethodology = `${perHourMethodology} ${baseMethodology} ${hoursMethodology} ${costsMethodology} ${recommendMethodology}`;

/** Beyond this, the high estimate is so many times the middle one that a figure says nothing. */
const widest = 40;

/**
 * What an hour on a campaign pays, from what was known at `inputs.now`.
 * @param worth US dollars that an hour of the person is worth: what a recommendation is measured against.
 */
export function estimateRoi(inputs: RoiInputs, worth: number = hourWorth): RoiEstimate {
  const prediction = predict(inputs);
  const { base, hours } = prediction;
  const { model } = inputs;
  const corrected = model !== undefined && base.mean > 0;
  const costs = costsOf(inputs.campaign, inputs.gas, inputs.prices, inputs.now);
  const common = {
    unvalued: [...base.winner.unvalued],
    costs,
    ...(corrected ? { model: model.version } : {}),
  };
  const fee = costs.gas?.usd ?? 0;
  const value = shifted(prediction.usd, -fee);
  const gaps = missingFor(inputs, prediction);
  if (gaps.length > 0 || !hours.known) {
    return {
      status: 'insufficient_evidence',
      missing: gaps,
      ...(base.from === 'nothing' ? {} : { value }),
      ...(hours.known ? { hours: quantilesOf(hours.value.hours) } : {}),
      ...common,
    };
  }
  const perHour = ratioOf(value, quantilesOf(hours.value.hours));
  const { concentration } = inputs;
  return {
    status: 'estimate',
    value,
    hours: quantilesOf(hours.value.hours),
    perHour,
    factors: factorsOf(inputs, prediction, costs),
    ...(concentration === undefined ? {} : { concentration: { ...concentration } }),
    recommendation: recommend(perHour, worth),
    confidence: confidenceOf(inputs, prediction, costs, perHour, worth),
    n: Math.max(base.n, corrected ? model.n.fit + model.n.calibrate : 0),
    ...common,
  };
}

/** Everything that keeps an estimate from being shown, not only the first. */
function missingFor({ model }: RoiInputs, { base, hours, usd, familiar }: Prediction): Missing[] {
  return [
    ...(base.from === 'nothing' ? base.missing : []),
    ...(hours.known ? [] : hours.missing),
    ...(familiar ? [] : (['familiar'] as const)),
    ...(model?.drifted === true && base.mean > 0 ? (['steady'] as const) : []),
    ...(usd.p90 > widest * usd.p50 && usd.p50 > 0 ? (['certainty'] as const) : []),
  ];
}

const shifted = ({ p10, p50, p90 }: Quantiles, by: number): Quantiles => ({ p10: p10 + by, p50: p50 + by, p90: p90 + by });

/** Quantiles of value / hours, taken as independent. */
function ratioOf(value: Quantiles, hours: Quantiles): Quantiles {
  const dollars = spreadOf(shifted(value, -value.p10)).map((above) => above + value.p10);
  const perDollar = spreadOf(hours).map((length) => 1 / length);
  const pairs = dollars.flatMap((amount) => perDollar.map((each) => amount * each)).sort((a, b) => a - b);
  return quantilesOf(pairs);
}
