import canonicalize from 'canonicalize';
import type { EpochMs, Ratio } from '../units.ts';

/** What one contributor last said about one field. */
export interface Claim {
  /** Whose independent word it is. Contributors that are too alike share one cluster and count once. */
  readonly cluster: string | number;
  readonly value: unknown;
  readonly observedAt: EpochMs;
  /** Probability, 0.05 to 0.95, that an independent word of this contributor is right. `undefined`: that of a newcomer. */
  readonly trust?: Ratio | undefined;
  /** By which way and version it was read (`dom@1`), as `extractorOf` gives it. `undefined`: the usual one. */
  readonly extractor?: string | undefined;
}

/** Equal for equal values only, whatever the order of keys in them. */
export function sameness(value: unknown): string {
  return typeof value === 'object' && value !== null ? (canonicalize(value) ?? '') : `${typeof value}:${value}`;
}
