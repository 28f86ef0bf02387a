import type { Evidence, FactValue } from '../contracts/evidence.ts';
import type { EpochMs, Ratio } from '../units.ts';
import { ratio } from '../units.ts';
import type { Finding, Method } from './outcome.ts';
import { evidenceStepMs } from './settings.ts';

/** 95 % two-sided. */
const z = 1.959964;

/**
 * How sure a share of `k` of `n` makes us: the lower end of Wilson's score interval, so that 3 of 3 weighs less than 30 of 30.
 * In hundredths.
 * @see Wilson, "Probable Inference", Journal of the American Statistical Association 22, 1927.
 */
export function confidence(k: number, n: number): Ratio {
  const p = k / n;
  const centre = p + z ** 2 / (2 * n);
  const margin = z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  return ratio(Math.max(0, Math.round(((centre - margin) / (1 + z ** 2 / n)) * 100) / 100)) ?? (0 as Ratio); // of nothing: 0
}

/**
 * A number of clusters as evidence states it: exact up to 10, above that in steps of about a tenth (12, 14, 16, 18, 20, 25, ... 50, 60, ...),
 * so that the fact of a popular thing does not change with everybody who passes by. Never more than the number itself.
 */
export function coarse(n: number): number {
  if (n <= 10) return n;
  const magnitude = 10 ** Math.floor(Math.log10(n) + 1e-12);
  const lead = n / magnitude;
  const step = lead < 2 ? 0.2 : lead < 5 ? 0.5 : 1;
  return Math.round(Math.floor(lead / step + 1e-9) * step * magnitude);
}

/** Median absolute deviation of the claims from `value`, relative to it (to 1 when the value is 0), in steps of 1, 2, 5, 10 thousandths and so on. */
export function relativeDeviation(value: number, values: readonly number[]): number {
  const deviations = values.map((one) => Math.abs(one - value)).sort((a, b) => a - b);
  const middle = deviations[(deviations.length - 1) >> 1] ?? 0;
  if (middle === 0) return 0;
  return stepped(value === 0 ? 1 : Math.min(middle / Math.abs(value), 1e9));
}

/** Share of clusters that say something else, in twentieths. */
export function disagreement(supporting: number, considered: number): number {
  return Math.round((1 - supporting / considered) * 20) / 20;
}

/** What was found with what it rests on, as it is published. */
export function factValue(method: Method, found: Finding): FactValue {
  const n = coarse(found.supporting.length);
  let newest = 0;
  for (const { observedAt } of found.supporting) newest = Math.max(newest, observedAt);
  const evidence: Evidence = {
    n,
    observedAt: stepBack(newest),
    spread: found.spread,
    confidence: confidence(n, coarse(found.considered)),
    method,
    status: found.agreed ? 'agreed' : 'unconfirmed',
  };
  return { value: found.value, evidence };
}

function stepBack(at: number): EpochMs {
  return (at - (at % evidenceStepMs)) as EpochMs; // a sighting's time, down to a quarter of an hour
}

function stepped(share: number): number {
  const steps = [1, 2, 5];
  for (let unit = 0.001; unit < 1e9; unit *= 10) {
    const found = steps.find((step) => share <= step * unit * 1.000001);
    if (found) return Number((found * unit).toPrecision(1));
  }
  return 1e9;
}
