import type { EpochMs } from '../../units.ts';
import type { Point } from '../trend.ts';

export const growthMethodology =
  'Participants at the end are projected by the curve that fits the record best (steady, slowing, S-shaped or a power of time), starting from the count now; how far the record strays from its curve, and how far the end is away, make the range.';

export type Curve = 'saturating' | 'logistic' | 'power' | 'flat';

export interface Projection {
  /** Participants at the end, median: never below the count now. */
  readonly median: number;
  /** Deviation of the logarithm of the growth to come: 0 when none is. */
  readonly deviation: number;
  readonly curve: Curve;
  /** Counts it rests on. */
  readonly n: number;
}

const day = 86_400_000;
/** A longer record is thinned: the shape of a curve needs no more. */
const mostPoints = 32;
/** Fewer counts than this have no shape: growth is then taken as a power of time. */
const leastPoints = 4;

/** What the growth of a campaign looks like before its record has a shape: arrivals slow down, as t^0.7, give or take. */
const prior = { exponent: 0.7, deviation: 0.5 } as const;

interface Record {
  /** Days since the start. */
  readonly days: readonly number[];
  readonly counts: readonly number[];
}

/**
 * Participants at the end of a campaign.
 * @param history Change-only, oldest first; points after `now` are ignored.
 * @param startsAt Start of the campaign, `undefined` when not known: then the first point counts as the start.
 * @returns `undefined` without any count or when neither start nor record say how long it has been growing.
 */
export function projected(
  history: readonly Point[],
  current: number | undefined,
  { startsAt, now, endsAt }: { startsAt: EpochMs | undefined; now: EpochMs; endsAt: EpochMs },
): Projection | undefined {
  const seen = history.filter(({ at, value }) => at <= now && value > 0 && at >= (startsAt ?? 0));
  const latest = Math.max(current ?? 0, seen.at(-1)?.value ?? 0);
  const start = startsAt ?? seen[0]?.at;
  if (latest === 0 && current === undefined) return undefined;
  if (endsAt <= now) return { median: latest, deviation: 0, curve: 'flat', n: seen.length };
  if (start === undefined || start >= now) return undefined;

  const age = (now - start) / day;
  const length = (endsAt - start) / day;
  const record = thinned(seen, start, now, latest);
  const fit = record.counts.length < leastPoints ? undefined : best(record);
  const growth = Math.max(0, fit ? fit.at(length) - fit.at(age) : latest * ((length / age) ** prior.exponent - 1));
  const horizon = Math.log(length / age);
  const deviation = fit ? Math.hypot(0.25, fit.residual) + 0.35 * horizon : prior.deviation + 0.35 * horizon;
  return { median: latest + growth, deviation, curve: fit ? fit.curve : 'power', n: seen.length };
}

function thinned(seen: readonly Point[], start: number, now: number, latest: number): Record {
  const step = Math.max(1, Math.ceil(seen.length / mostPoints));
  const kept = seen.filter((_, at) => at % step === (seen.length - 1) % step);
  const days = kept.map(({ at }) => Math.max((at - start) / day, 1 / 24));
  const counts = kept.map(({ value }) => value);
  const age = (now - start) / day;
  // A count holds until the next one: that nothing changed since the last point is a point too.
  if (age > (days.at(-1) ?? 0) * 1.02) return { days: [...days, age], counts: [...counts, latest] };
  return { days, counts };
}

interface Fit {
  readonly curve: Curve;
  readonly at: (days: number) => number;
  /** Deviation of the logarithm of the counts from the curve. */
  readonly residual: number;
  /** Akaike's criterion with the correction for few points: less is better. */
  readonly score: number;
}

function best(record: Record): Fit {
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
function powerFit({ days, counts }: Record): Fit {
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
function scaledFit(curve: Curve, record: Record, shape: (days: number) => number, parameters: number): Fit {
  let sum = 0;
  record.days.forEach((t, at) => {
    sum += Math.log(record.counts[at] ?? 1) - Math.log(shape(t));
  });
  const scale = Math.exp(sum / record.days.length);
  return scored(curve, record, (t) => scale * shape(t), parameters);
}

function scored(curve: Curve, { days, counts }: Record, at: (days: number) => number, parameters: number): Fit {
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
