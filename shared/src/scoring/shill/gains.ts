import type { ShillBoard } from './input.ts';
import { dayMs } from './posts.ts';

/** Those that are known. */
export function withoutUnknown(gains: Float64Array): Float64Array {
  const known = new Float64Array(gains.length);
  let many = 0;
  for (const gain of gains) if (!Number.isNaN(gain)) known[many++] = gain;
  return known.subarray(0, many);
}

/** A value that was last seen longer ago says nothing about the day. */
const staleMs = 3 * dayMs;

/** Smaller differences are what adding and subtracting leaves behind. */
const precision = 1e-9;

/**
 * What was gained on each day of the window, oldest first, in billionths of the largest value, which is enough to rank by; `NaN` where
 * the value at its beginning or end is not known. Days are counted back from the end. A rank that falls is a gain.
 */
export function gainsByDay({ values, better }: Pick<ShillBoard, 'values' | 'better'>, end: number, days: number): Float64Array {
  const gains = new Float64Array(days);
  const unit = precision * values.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0) || 1;
  let next = 0;
  let before = Number.NaN;
  for (let day = 0; day <= days; day++) {
    const boundary = end - (days - day) * dayMs;
    while ((values[next]?.at ?? Number.POSITIVE_INFINITY) <= boundary) next += 1;
    const last = values[next - 1];
    const value = last && boundary - last.at <= staleMs ? last.value : Number.NaN;
    if (day > 0) gains[day - 1] = Math.round((better === 'more' ? value - before : before - value) / unit);
    before = value;
  }
  return gains;
}
