export type Curve = 'saturating' | 'logistic' | 'power' | 'flat';

/** How counts grew. Counts are above 0. */
export interface Growth {
  /** Days since the start. */
  readonly days: readonly number[];
  readonly counts: readonly number[];
}

/** A curve through a record. */
export interface Fit {
  readonly curve: Curve;
  readonly at: (days: number) => number;
  /** Deviation of the logarithm of the counts from the curve. */
  readonly residual: number;
  /** Akaike's criterion with the correction for few points: less is better. */
  readonly score: number;
}

/** The curve that explains a record best for its number of parameters. */
export function bestFit(record: Growth): Fit {
  const age = record.days.at(-1) ?? 1;
  const candidates = [powerFit(record)];
  for (const rate of rates) candidates.push(scaledFit('saturating', record, (t) => 1 - Math.exp((-rate * t) / age), 2));
  for (const rate of steepness) {
    for (const middle of middles) {
      candidates.push(scaledFit('logistic', record, (t) => 1 / (1 + Math.exp((-rate * (t - middle * age)) / age)), 3));
    }
  }
  return candidates.reduce((a, b) => (b.score < a.score ? b : a));
}
const rates = [0.3, 0.6, 1, 1.6, 2.5, 4, 7, 12];
const steepness = [3, 5, 8, 14];
const middles = [0.2, 0.4, 0.6, 0.8, 1, 1.3];

/** count = exp(a) · t^b by least squares of logarithms. */
function powerFit({ days, counts }: Growth): Fit {
  const x = days.map(Math.log);
  const y = counts.map(Math.log);
  const mx = average(x);
  const my = average(y);
  const spread = x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
  const together = x.reduce((sum, value, at) => sum + (value - mx) * ((y[at] ?? my) - my), 0);
  const exponent = spread === 0 ? 1 : Math.max(0, together / spread);
  const scale = my - exponent * mx;
  return scored('power', { days, counts }, (t) => Math.exp(scale + exponent * Math.log(t)), 2);
}

/** count = scale · shape(t), with the scale that leaves the least squared logarithm. */
function scaledFit(curve: Curve, record: Growth, shape: (days: number) => number, parameters: number): Fit {
  let sum = 0;
  record.days.forEach((t, at) => {
    sum += Math.log(record.counts[at] ?? 1) - Math.log(shape(t));
  });
  const scale = Math.exp(sum / record.days.length);
  return scored(curve, record, (t) => scale * shape(t), parameters);
}

function scored(curve: Curve, { days, counts }: Growth, at: (days: number) => number, parameters: number): Fit {
  const n = days.length;
  let squares = 0;
  days.forEach((t, index) => {
    squares += (Math.log(counts[index] ?? 1) - Math.log(at(t))) ** 2;
  });
  const variance = squares / n + 1e-4; // a count is never more exact than a hundredth
  const correction = n > parameters + 2 ? (2 * (parameters + 1) * (parameters + 2)) / (n - parameters - 2) : 1e3;
  return { curve, at, residual: Math.sqrt(variance), score: n * Math.log(variance) + 2 * (parameters + 1) + correction };
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
