import type { DurationMs, EpochMs, Ratio } from '../../units.ts';
import { known, type Measure, missing } from '../measure.ts';
import { pastChanges } from './past-changes.ts';
import type { Span } from './spans.ts';
import type { Point, Trend } from './trend.ts';

export const unusualMethodology =
  'The change is compared with past changes of the same length that do not overlap: those at the same hour of the day (for an hour) or the same day of the week (for a day) once there are eight, else all of them. How far it lies from their median is counted in median absolute deviations (scaled so that 1 is a standard deviation of a bell curve): 2 is notable, 3.5 unusual. Under eight past changes nothing is said.';

/** Fewer past changes than this do not say what is usual. */
export const leastPast = 8;
const notable = 2;
/** @see Iglewicz and Hoaglin, "How to Detect and Handle Outliers", 1993, p. 11 */
const unusual = 3.5;

export interface Unusualness {
  /** Distance of the change from the usual one in robust standard deviations; negative when it is below. At most {@link most} either way. */
  readonly score: number;
  /** Share of the past changes that lie at least as far from the usual one, the change itself counted in. */
  readonly asFar: Ratio;
  readonly level: 'usual' | 'notable' | 'unusual';
  /** The median of the past changes. */
  readonly usual: number;
  /** What it was compared with. */
  readonly against: 'same-season' | 'all';
  /** Past changes. */
  readonly n: number;
}

/** A change where nothing ever moved before has no distance that means anything: it is far. */
export const most = 99;

/** Whether a movement is unusual for what moved. `missing` says `history` under {@link leastPast} past changes. */
export function unusualness(points: readonly Point[], moved: Trend, span: Span, now: EpochMs): Measure<Unusualness> {
  const seasonal = span.season === undefined ? [] : changesApart(span.season);
  const all = changesApart(span.length);
  const against = seasonal.length >= leastPast ? 'same-season' : 'all';
  const past = against === 'same-season' ? seasonal : all;
  if (past.length < leastPast) return missing('history');

  const usual = median(past);
  const distances = past.map((one) => Math.abs(one - usual));
  const distance = Math.abs(moved.change - usual);
  const score = limited(Math.sign(moved.change - usual) * (distance === 0 ? 0 : distance / scaleOf(distances)));
  const asFar = ((1 + distances.filter((one) => one >= distance).length) / (past.length + 1)) as Ratio; // a share of a count
  const size = Math.abs(score);
  const level = size >= unusual ? 'unusual' : size >= notable ? 'notable' : 'usual';
  return known({ score, asFar, level, usual, against, n: past.length });

  function changesApart(step: DurationMs): number[] {
    return pastChanges(points, { end: now, window: span.length, step, past: span.past });
  }
}

/**
 * One standard deviation as robust as the data allow: from the median of the distances; where more than half of the past changes are
 * alike, from their mean, so that something that mostly stands still is not unusual whenever it moves at all.
 * @see Iglewicz and Hoaglin (above), p. 12: MAD / 0.6745, and 1.2533 mean absolute deviations where the MAD is 0
 */
function scaleOf(distances: readonly number[]): number {
  const middle = median(distances) / 0.6745;
  return middle > 0 ? middle : (1.2533 * distances.reduce((sum, one) => sum + one, 0)) / distances.length;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0];
  return (low + high) / 2;
}

const limited = (score: number): number => Math.max(-most, Math.min(most, score));
