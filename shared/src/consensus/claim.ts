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
  if (typeof value !== 'object' || value === null) return `${typeof value}:${value}`;
  const text = JSON.stringify(value);
  const known = canonicalTexts.get(text);
  if (known !== undefined) return known;
  const canonical = canonicalize(value) ?? '';
  if (canonicalTexts.size >= rememberedAtMost) canonicalTexts.clear();
  canonicalTexts.set(text, canonical);
  return canonical;
}

/** Of one list of rewards there are as many copies as people saw it. Remembering changes no answer, only how soon it comes. */
const canonicalTexts = new Map<string, string>();
const rememberedAtMost = 2_000;
