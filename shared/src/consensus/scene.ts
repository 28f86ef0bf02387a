import { crowdMs, hostileShare, quorum } from './settings.ts';
import type { Word } from './word.ts';

/** The words a rule decides among. */
export interface Scene<W extends Word = Word> {
  /** Those of the window, newest first. */
  readonly words: readonly W[];
  /** Older ones that still stand against a change: they dilute the share of what contradicts them, and say nothing else. */
  readonly older: readonly W[];
}

/**
 * The words not older than `windowMs` before an end that hostile ones alone can not shift: the newest time by which more than
 * the hostile share of the `depth` newest has spoken. What came before, up to `depth` words and two weeks back, is `older`.
 * @param words Newest first.
 */
export function sceneOf<W extends Word>(words: readonly W[], windowMs: number, depth: number): Scene<W> {
  const rank = needed(Math.min(words.length, depth));
  const end = words[rank - 1]?.observedAt;
  if (end === undefined) return { words, older: [] };
  const within = words.filter(({ observedAt }) => observedAt >= end - windowMs);
  const older = words
    .slice(within.length)
    .filter(({ observedAt }) => observedAt >= end - crowdMs)
    .slice(0, depth - rank);
  return { words: within, older };
}

/** How many clusters are a quorum and more than the hostile share of so many. */
export function needed(considered: number): number {
  return Math.max(quorum, Math.floor(considered * hostileShare + 1e-9) + 1);
}

export function totalWeight(words: readonly Word[]): number {
  return words.reduce((sum, { weight }) => sum + weight, 0);
}

export function hasWeight({ weight }: Word): boolean {
  return weight > 0;
}
