import type { Point } from '@infofi-lens/shared/scoring/trends/trend';

/**
 * The line of a record of changes in a box: a value holds until the next, so it goes in steps.
 * @param points Oldest first.
 * @param until Where the last value still holds.
 * @returns SVG path data; `undefined` for fewer than two points: a single value is no trend.
 */
export function steps(points: readonly Point[], until: number, box: { width: number; height: number }): string | undefined {
  const [first] = points;
  if (!first || points.length < 2) return undefined;
  const values = points.map(({ value }) => value);
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const time = Math.max(until, points.at(-1)?.at ?? until) - first.at;
  const x = (at: number) => round(time === 0 ? 0 : ((at - first.at) / time) * box.width);
  const y = (value: number) => round(high === low ? box.height / 2 : box.height - ((value - low) / (high - low)) * box.height);
  const [, ...rest] = points;
  const line = rest.map(({ at, value }) => `H${x(at)}V${y(value)}`).join('');
  return `M0 ${y(first.value)}${line}H${round(box.width)}`;
}

const round = (value: number) => Math.round(value * 100) / 100;
