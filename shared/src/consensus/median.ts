import { relativeDeviation } from './evidence.ts';
import { outweighs } from './mode-quorum.ts';
import type { Outcome } from './outcome.ts';
import { hasWeight, needed, sceneOf, totalWeight } from './scene.ts';
import { hostileShare } from './settings.ts';
import { isNumber, type NumberWord, type Word } from './word.ts';

/** So many of the newest are the crowd a number needs its share of: all who look at most boards, and few enough that a popular one keeps moving. */
export const medianDepth = 20;

/**
 * The (lower) median of what clusters saw recently, by weight of trust: always a value somebody named, so whole numbers stay whole.
 * Those within `tolerance` (relative) of it stand behind it.
 */
export function median(all: readonly Word[], windowMs: number, tolerance: number): Outcome | undefined {
  const { words, older } = sceneOf(all.filter(isNumber), windowMs, medianDepth);
  const middle = weightedMedian(words);
  if (middle === undefined) return undefined;
  // Of the smaller of the two, so that what is agreed lies within the tolerance of what somebody honest saw, and not the other way round.
  const near = (value: unknown) => Math.abs(Number(value) - middle) <= tolerance * Math.min(Math.abs(Number(value)), Math.abs(middle));
  const supporting = words.filter(({ value }) => near(value));
  const strong = supporting.filter(hasWeight);
  const enough = needed(words.length + older.filter(({ value }) => !near(value)).length);
  const agreed = strong.length >= enough && outweighs(supporting, words);
  const since = strong[enough - 1]?.observedAt ?? Number.POSITIVE_INFINITY;
  return {
    value: middle,
    agreed,
    supporting: agreed ? strong : supporting,
    considered: words.length,
    spread: relativeDeviation(
      middle,
      words.map(({ value }) => value),
    ),
    supports: near,
    contradicts: (value, observedAt) => observedAt >= since && !near(value),
    torn: false,
  };
}

/**
 * The lower median by weight, kept between the values that so many lie below and above as may be hostile:
 * whatever trust they have earned, they can not move it beyond what an honest cluster said.
 */
export function weightedMedian(words: readonly NumberWord[]): number | undefined {
  const sorted = [...words].sort((a, b) => a.value - b.value);
  const margin = Math.floor(sorted.length * hostileShare + 1e-9);
  const inner = sorted.slice(margin, sorted.length - margin);
  const total = totalWeight(sorted);
  if (total === 0) return inner[(inner.length - 1) >> 1]?.value;
  let sum = totalWeight(sorted.slice(0, margin));
  for (const { value, weight } of inner) {
    sum += weight;
    if (sum * 2 >= total - 1e-9) return value;
  }
  return inner.at(-1)?.value;
}
