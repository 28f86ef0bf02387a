import type { EpochMs } from '../../units.ts';
import type { Point } from '../trends/trend.ts';
import { bestFit, type Curve, type Growth } from './curves.ts';

export const growthMethodology =
  'Participants at the end are projected by the curve that fits the record best (steady, slowing, S-shaped or a power of time), starting from the count now; how far the record strays from its curve, and how far the end is away, make the range.';

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
  const fit = record.counts.length < leastPoints ? undefined : bestFit(record);
  const growth = Math.max(0, fit ? fit.at(length) - fit.at(age) : latest * ((length / age) ** prior.exponent - 1));
  const horizon = Math.log(length / age);
  const deviation = fit ? Math.hypot(0.25, fit.residual) + 0.35 * horizon : prior.deviation + 0.35 * horizon;
  return { median: latest + growth, deviation, curve: fit ? fit.curve : 'power', n: seen.length };
}

function thinned(seen: readonly Point[], start: number, now: number, latest: number): Growth {
  const step = Math.max(1, Math.ceil(seen.length / mostPoints));
  const kept = seen.filter((_, at) => at % step === (seen.length - 1) % step);
  const days = kept.map(({ at }) => Math.max((at - start) / day, 1 / 24));
  const counts = kept.map(({ value }) => value);
  const age = (now - start) / day;
  // A count holds until the next one: that nothing changed since the last point is a point too.
  if (age > (days.at(-1) ?? 0) * 1.02) return { days: [...days, age], counts: [...counts, latest] };
  return { days, counts };
}
