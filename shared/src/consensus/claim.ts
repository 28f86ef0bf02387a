import canonicalize from 'canonicalize';
import type { EpochMs, Ratio } from '../units.ts';

/**
 * How many independent clusters have to say the same before a value is agreed.
 * Three: the smallest number at which one liar beside two honest witnesses decides nothing.
 */
export const quorum = 3;

/** What one contributor last said about one field. */
export interface Claim {
  /** Whose independent word it is. Contributors that are too alike share one cluster and count once. */
  readonly cluster: string | number;
  readonly value: unknown;
  readonly observedAt: EpochMs;
  /** Probability, 0.05 to 0.95, that an independent word of this cluster is right. `undefined`: that of a newcomer. */
  readonly trust?: Ratio;
  /** By which way and version it was read (`dom@1`). `undefined`: the usual one. */
  readonly extractor?: string;
}

/** Equal for equal values only, whatever the order of keys in them. */
export function sameness(value: unknown): string {
  return typeof value === 'object' && value !== null ? (canonicalize(value) ?? '') : `${typeof value}:${value}`;
}

/** The newest word of each cluster, newest first. At equal times the order is that of the values, so it never depends on arrival. */
export function newestOfEach(claims: readonly Claim[]): Claim[] {
  const sorted = claims.length < 2 ? claims : [...claims].sort((a, b) => b.observedAt - a.observedAt || compare(a, b));
  const seen = new Set<Claim['cluster']>();
  return sorted.filter(({ cluster }) => !seen.has(cluster) && seen.add(cluster));
}

/**
 * The claims not older than `windowMs` before the quorum-th newest: an end that one cluster alone can not shift.
 * @param newest As {@link newestOfEach} gives them.
 */
export function recent(newest: readonly Claim[], windowMs: number): readonly Claim[] {
  const anchor = newest[quorum - 1];
  return anchor ? newest.filter(({ observedAt }) => observedAt >= anchor.observedAt - windowMs) : newest;
}

function compare(a: Claim, b: Claim): number {
  const [left, right] = [sameness(a.value), sameness(b.value)];
  return left < right ? -1 : left > right ? 1 : 0;
}
