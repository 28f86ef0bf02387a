import type { EpochMs, Ratio } from '../units.ts';
import { type Claim, sameness } from './claim.ts';
import { weightOf } from './trust.ts';

/** What one cluster says about a field: it counts once, however many members it has. */
export interface Word {
  readonly value: unknown;
  /** Equal for equal values only. */
  readonly key: string;
  readonly observedAt: EpochMs;
  /** Log-odds of being right, never below 0. */
  readonly weight: number;
  readonly extractor: string | undefined;
}

/**
 * One word for each cluster: what most of its members say, at ties the newest. Newest first; at equal times the order
 * is that of the values, so it never depends on arrival.
 */
export function wordsOf(claims: readonly Claim[], prior: Ratio): Word[] {
  const clusters = new Map<Claim['cluster'], [Claim, ...Claim[]]>();
  for (const claim of claims) {
    const members = clusters.get(claim.cluster);
    if (members) members.push(claim);
    else clusters.set(claim.cluster, [claim]);
  }
  return [...clusters.values()].map((members) => wordOf(members, prior)).sort(newestFirst);
}

function wordOf(members: readonly [Claim, ...Claim[]], prior: Ratio): Word {
  const [first] = members;
  if (members.length === 1) return said(first, prior); // hardly anybody shares a cluster
  const groups = groupBy(members.map((claim) => said(claim, prior)));
  const most = groups.reduce((best, group) => (group.length > best.length ? group : best));
  return { ...(most[0] ?? said(first, prior)), weight: Math.max(...most.map(({ weight }) => weight)) };
}

function said({ value, observedAt, trust, extractor }: Claim, prior: Ratio): Word {
  return { value, key: sameness(value), observedAt, weight: weightOf(trust, prior), extractor };
}

/** Words by value; the newest of a group comes first, and groups come in the order of their newest word. */
export function groupBy(words: readonly Word[]): Word[][] {
  const sorted = words.length < 2 ? words : [...words].sort(newestFirst);
  const byKey = new Map<string, Word[]>();
  for (const word of sorted) {
    const group = byKey.get(word.key);
    if (group) group.push(word);
    else byKey.set(word.key, [word]);
  }
  return [...byKey.values()];
}

function newestFirst(a: Word, b: Word): number {
  return b.observedAt - a.observedAt || compare(a.key, b.key) || b.weight - a.weight || compare(a.extractor ?? '', b.extractor ?? '');
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export type NumberWord = Word & { readonly value: number };

export function isNumber(word: Word): word is NumberWord {
  return Number.isFinite(word.value);
}
