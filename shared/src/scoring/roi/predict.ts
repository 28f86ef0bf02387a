import { correct } from '../learning/apply.ts';
import type { FeatureVector } from '../learning/features.ts';
import type { Measure } from '../measure.ts';
import type { Quantiles } from '../quantiles.ts';
import { asOf } from './as-of.ts';
import { type Base, baseOf } from './base.ts';
import { featuresOf } from './features-of.ts';
import { type Hours, hoursOf } from './hours.ts';
import type { RoiInputs } from './inputs.ts';
import { quantile } from './spread.ts';

/** The value of a campaign per person who does everything, gas not subtracted, with all that it was made of. */
export interface Prediction {
  readonly base: Base;
  readonly hours: Measure<Hours>;
  /** What is stored beside a prediction, to learn from once the outcome is known. */
  readonly features: FeatureVector;
  /** Corrected by the model where there is one, else the base's. In US dollars. */
  readonly usd: Quantiles;
  /** Whether the campaign is like those the model learned from. True without a model. */
  readonly familiar: boolean;
}

/** Hours until a person is done when nobody knows how long it takes: only so that places can be said to run out or not. */
const hoursUnknown = 1;

/** Every campaign gets a range; whether it is fit to be shown is decided later, by {@link estimateRoi}. */
export function predict(given: RoiInputs): Prediction {
  const inputs = asOf(given);
  const hours = hoursOf(inputs.campaign, inputs.time);
  const spent = (inputs.time.own ?? 0) / 3_600_000;
  const toGo = hours.known ? Math.max(0, quantile(hours.value.hours, 0.5) - spent) : hoursUnknown;
  const base = baseOf(inputs, toGo);
  const features = featuresOf(inputs, base);
  if (inputs.model === undefined || base.mean === 0) return { base, hours, features, usd: base.usd, familiar: true };
  const { log, familiar } = correct(inputs.model, features);
  const [p10, p50, p90] = log.map((value) => base.mean * Math.exp(value));
  return { base, hours, features, usd: { p10: p10 ?? 0, p50: p50 ?? 0, p90: p90 ?? 0 }, familiar };
}
