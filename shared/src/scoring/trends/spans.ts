import type { Kind } from '../../facts/catalog.ts';
import type { DurationMs } from '../../units.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Over which times movement is told. */
export const spanNames = ['1h', '24h', '7d'] as const;
export type SpanName = (typeof spanNames)[number];

export interface Span {
  readonly length: DurationMs;
  /** How far back past changes of this length are looked at. */
  readonly past: DurationMs;
  /** After so long the same hour, or the same day of the week, comes again. `undefined`: no season. */
  readonly season: DurationMs | undefined;
}

const span = (length: number, past: number, season: number | undefined): Span => ({ length, past, season }) as Span; // whole hours in range

export const spans: Readonly<Record<SpanName, Span>> = {
  '1h': span(hour, 28 * day, day),
  '24h': span(day, 84 * day, 7 * day),
  '7d': span(7 * day, 364 * day, undefined),
};

/** What is watched for movement. Each keeps a history of agreed values. */
export const watched = {
  campaign: ['participants'],
  profile: ['points', 'rank'],
  'board-entry': ['rank', 'mindshare', 'score'],
} as const satisfies Partial<Record<Kind, readonly string[]>>;
export type WatchedKind = keyof typeof watched;
export const watchedKinds = Object.keys(watched) as WatchedKind[]; // Object.keys of a literal: exactly its keys
