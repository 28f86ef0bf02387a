import type { EpochMs } from '../../units.ts';
import type { Point } from '../trends/trend.ts';

export const paceMethodology =
  'A place is left when the places run out later than you are done. How fast they go is the pace of the last day of the record, or the average since the start; how unsteady that pace is makes it a probability.';

export interface Pace {
  /** Participants per hour. */
  readonly perHour: number;
  /** Deviation of its logarithm. */
  readonly deviation: number;
  /** Counts it rests on. */
  readonly n: number;
}

const hour = 3_600_000;
const window = 24 * hour;
/** Arrivals come in waves: the pace of the next hours strays this much from that of the last day, even over a long record. */
const waves = 0.6;

/**
 * How fast participants arrive at present.
 * @returns `undefined` when two counts, or one and the start, are not known.
 */
export function pace(
  history: readonly Point[],
  current: number | undefined,
  startsAt: EpochMs | undefined,
  now: EpochMs,
): Pace | undefined {
  const seen = history.filter(({ at }) => at <= now);
  const latest = current ?? seen.at(-1)?.value;
  if (latest === undefined) return undefined;
  const from = seen.findLast(({ at }) => at <= now - window) ?? seen[0];
  const since = from !== undefined && now - from.at >= hour ? from : undefined;
  if (since !== undefined) {
    const span = Math.max(now - since.at, hour) / hour;
    return { perHour: Math.max(0, latest - since.value) / span, deviation: waves + 0.5 / Math.sqrt(seen.length), n: seen.length };
  }
  if (startsAt === undefined || now - startsAt < hour) return undefined;
  return { perHour: latest / ((now - startsAt) / hour), deviation: 2 * waves, n: 1 };
}

/**
 * Probability that a place is left once a person is done.
 * The time until `left` places are gone is taken as log-normal around `left / pace`.
 * @param hours Hours from now until the person is done.
 */
export function placeLeft(left: number, { perHour, deviation }: Pace, hours: number): number {
  if (left <= 0) return 0;
  if (perHour === 0 || hours === 0) return 1;
  const z = Math.log(left / perHour / hours) / Math.hypot(deviation, 1 / Math.sqrt(left));
  return normalBelow(z);
}

/** Standard normal distribution function, to 1e-7. @see Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17 */
export function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly;
  return z >= 0 ? 1 - tail : tail;
}
