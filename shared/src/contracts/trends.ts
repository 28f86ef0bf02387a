import * as z from 'zod/mini';
import { platforms } from '../facts/entity.ts';
import { count, share, time } from '../facts/types.ts';
import { spanNames, type WatchedKind, watchedKinds } from '../scoring/trends/spans.ts';
import { Measured, measureOf } from './measured.ts';
import { pageOf, pageQuery } from './page.ts';

const Point = z.strictObject({ at: time, value: z.number() });

/** How unusual a change is for what moved. */
const Unusual = z.strictObject({
  /** Distance from the usual change in robust standard deviations; negative: below. */
  score: z.number(),
  /** Share of past changes at least as far from the usual one. */
  asFar: share,
  level: z.enum(['usual', 'notable', 'unusual']),
  /** The median of past changes. */
  usual: z.number(),
  against: z.enum(['same-season', 'all']),
  /** Past changes it was compared with. */
  n: count,
});

/** One value that moved. */
export const Trend = z.strictObject({
  platform: z.enum(platforms),
  kind: z.enum(watchedKinds as [WatchedKind, ...WatchedKind[]]), // there is more than one
  id: z.string(),
  /** What people call it, where that is agreed. */
  name: z.optional(z.string()),
  field: z.string(),
  span: z.enum(spanNames),
  from: Point,
  to: Point,
  change: z.number(),
  perHour: z.number(),
  /** Size of the change beside the larger of the two values, 0 to 2. */
  relative: z.number(),
  unusual: measureOf(Unusual),
  evidence: Measured,
});
export type Trend = z.infer<typeof Trend>;

/** `unusual`: what is farthest from usual first, without what has too little history to tell. `size`: the largest change beside the value first. */
export const trendSorts = ['unusual', 'size'] as const;
export const TrendsQuery = z.strictObject({
  ...pageQuery,
  span: z._default(z.enum(spanNames), '24h'),
  sort: z._default(z.enum(trendSorts), 'unusual'),
  platform: z.optional(z.enum(platforms)),
  kind: z.optional(z.enum(watchedKinds as [WatchedKind, ...WatchedKind[]])), // as above
});
export type TrendsQuery = z.infer<typeof TrendsQuery>;
export const TrendPage = z.strictObject({ method: z.string(), ...pageOf(Trend).shape });
