import type { EpochMs } from '../../units.ts';
import type { Measure } from '../measure.ts';
import { knownAt } from './past-changes.ts';
import { type SpanName, spans } from './spans.ts';
import { type Point, type Trend, trend } from './trend.ts';
import { type Unusualness, unusualness } from './unusual.ts';

export const movementMethodology =
  'Difference between the newest value and the one that held when the window began. Only told when that one was read before the window, no longer before than the window is long.';

export interface Movement extends Trend {
  /** Size of the change beside the larger of the two values, 0 to 2: comparable between things of different scale. */
  readonly relative: number;
  readonly unusual: Measure<Unusualness>;
}

/**
 * How a value moved over one of the windows, and whether that is unusual for it.
 * @param points Agreed values, oldest first.
 * @param now End of the window.
 * @returns `undefined` when it was not known at the beginning, or did not move since.
 */
export function movement(points: readonly Point[], name: SpanName, now: EpochMs): Movement | undefined {
  const span = spans[name];
  const moved = trend(points, span.length, now);
  if (!moved.known || moved.value.change === 0) return undefined;
  const { from, to, change } = moved.value;
  if (!knownAt(from, now - span.length, span.length)) return undefined;
  const relative = Math.abs(change) / Math.max(Math.abs(from.value), Math.abs(to.value));
  return { ...moved.value, relative, unusual: unusualness(points, moved.value, span, now) };
}
