import type { DurationMs, EpochMs } from '../../units.ts';
import type { Point } from './trend.ts';

interface Windows {
  /** When the window of today ends. */
  readonly end: EpochMs;
  readonly window: DurationMs;
  /** From one window to the one before; at least `window` keeps them from overlapping. */
  readonly step: DurationMs;
  /** How far back they go. */
  readonly past: DurationMs;
}

/**
 * Changes over past windows of one length, the newest first: those that ended one step before `end`, two steps, and so on.
 * Only windows at whose beginning the value was known: {@link knownAt}.
 * @param points Oldest first.
 */
export function pastChanges(points: readonly Point[], { end, window, step, past }: Windows): number[] {
  const changes: number[] = [];
  let at = points.length - 1;
  for (let to = end - step; to - window >= end - past; to -= step) {
    at = lastUpTo(points, to, at);
    const begin = points[lastUpTo(points, to - window, at)];
    const last = points[at];
    if (last && begin && knownAt(begin, to - window, window)) changes.push(last.value - begin.value);
  }
  return changes;
}

/**
 * Whether a value tells what held at the beginning of a window: it was read before, and no longer before than the window is long.
 * Records hold changes only, so what was read earlier may have stood still or may not have been looked at: nobody can tell.
 */
export const knownAt = (point: Point, begin: number, window: DurationMs): boolean => point.at <= begin && point.at >= begin - window;

/** The index of the last point at or before a time, looked for from `from` backwards; the first one when there is none. */
function lastUpTo(points: readonly Point[], time: number, from: number): number {
  let at = from;
  while (at > 0 && (points[at]?.at ?? 0) > time) at -= 1;
  return at;
}
