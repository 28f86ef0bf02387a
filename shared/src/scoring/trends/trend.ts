import type { DurationMs, EpochMs } from '../../units.ts';
import { known, type Measure, missing } from '../measure.ts';

export const trendMethodology =
  'Difference between the newest value and the last one known at the start of the window, or the first one known when the record is shorter; the time that really lies between is shown.';

export interface Point {
  readonly at: EpochMs;
  readonly value: number;
}

export interface Trend {
  readonly from: Point;
  readonly to: Point;
  readonly change: number;
  /** Change per hour over the time that really lies between the two points. */
  readonly perHour: number;
}

/**
 * How a value moved over a window.
 * @param points Oldest first; change-only, so a value holds until the next point.
 * @param now End of the window.
 */
export function trend(points: readonly Point[], window: DurationMs, now: EpochMs): Measure<Trend> {
  const to = points.findLast((point) => point.at <= now);
  const from = points.findLast((point) => point.at <= now - window) ?? points.find((point) => point.at <= now);
  if (!from || !to || to.at <= from.at) return missing('history');
  const change = to.value - from.value;
  return known({ from, to, change, perHour: change / ((to.at - from.at) / 3_600_000) });
}
