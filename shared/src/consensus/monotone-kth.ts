import type { FactValue } from '../contracts/evidence.ts';
import type { EpochMs } from '../units.ts';
import { relativeDeviation } from './evidence.ts';
import { weightedMedian } from './median.ts';
import type { Outcome } from './outcome.ts';
import { hasWeight, needed, sceneOf, totalWeight } from './scene.ts';
import { evidenceNeeded, evidenceStepMs, hostileShare, quorum } from './settings.ts';
import { isNumber, type NumberWord, type Word } from './word.ts';

/** So many clusters are counted although most looked before the window: who looks every day must not outvote all who looked once. */
export const kthDepth = 40;
const hour = 3_600_000;
/** The fastest believable growth: tenfold an hour, counted from at least a thousand (small counts do jump). */
const growthPerHour = 10;
const smallCount = 1_000;
/** Within one window nobody is believed to be further ahead of the middle than so many hours of such growth. */
const hoursAheadAtMost = 3;

/**
 * The highest value of a counter that only grows which enough clusters vouch for: a quorum, and more than the hostile share
 * of all considered by number and by weight, and who outweigh those who later saw less. Who saw less before is merely out of date,
 * so an agreed value falls only when later sightings refute it.
 * Claims of growth beyond belief vouch for nothing. With fewer clusters than a quorum: what all of them vouch for.
 */
export function monotoneKth(all: readonly Word[], windowMs: number, tolerance: number, base: FactValue | undefined): Outcome | undefined {
  const { words, older } = sceneOf(all.filter(isNumber), windowMs, kthDepth);
  const before = agreedCount(base);
  const torn = before !== undefined && isRefuted(before, words, tolerance);
  const least = torn ? undefined : before?.count;
  const believable = words.filter(within(words, before)).sort((a, b) => b.value - a.value);
  const vouching = believable.filter(hasWeight);
  const enough = (value: number) => needed(words.length + older.filter((word) => word.value < value).length);
  const best = vouching.find(
    ({ value }, n) =>
      n + 1 >= enough(value) &&
      hasShare(vouching.slice(0, n + 1), words) &&
      outweighsLater(vouching.slice(0, n + 1), value * (1 - tolerance), enough(value), words),
  )?.value;
  const value = Math.max(best ?? Number.NEGATIVE_INFINITY, least ?? Number.NEGATIVE_INFINITY);
  const from = (one: unknown) => Number(one) >= value * (1 - tolerance);
  const supporting = vouching.filter((word) => from(word.value));
  // Where only distrusted words say how much it is, the few that are trusted may say too little.
  const byNumber = believable.find((word, n) => n + 1 >= enough(word.value))?.value;
  const isNow = Number(best) >= Number(byNumber) * (1 - tolerance); // without either it is not
  const agreed = isNow && supporting.length >= enough(value * (1 - tolerance)) && totalWeight(supporting) >= evidenceNeeded;
  if (!agreed) return unconfirmed(believable, tolerance, torn);
  // As far above as the value itself may lie below what the trusted and the distrusted together say.
  const isAhead = (one: unknown) => Number(one) * (1 - tolerance) > value;
  const about = (one: unknown) => from(one) && !isAhead(one);
  const newest = Math.max(...supporting.filter((word) => about(word.value)).map(({ observedAt }) => observedAt));
  return {
    value,
    agreed,
    supporting,
    considered: words.length,
    spread: relativeDeviation(
      value,
      words.map((word) => word.value),
    ),
    supports: about,
    // Whoever saw more before others saw less contradicts what only grows; whoever saw less may have looked earlier.
    contradicts: (one, observedAt) => isAhead(one) && observedAt <= newest,
    torn,
  };
}

function unconfirmed(believable: readonly NumberWord[], tolerance: number, torn: boolean): Outcome | undefined {
  const value = believable[Math.min(quorum, believable.length) - 1]?.value;
  if (value === undefined) return undefined;
  return {
    value,
    agreed: false,
    supporting: believable.filter((word) => word.value >= value * (1 - tolerance)),
    considered: believable.length,
    spread: relativeDeviation(
      value,
      believable.map((word) => word.value),
    ),
    supports: () => false,
    contradicts: () => false,
    torn,
  };
}

/**
 * What only grows can not have been that high when most of those who looked later, by number and by weight, saw less: then it is no floor
 * any more. Without this, steps that are each too small to notice would add up for ever.
 */
function isRefuted({ count, observedAt }: Before, words: readonly NumberWord[], tolerance: number): boolean {
  const later = words.filter((word) => hasWeight(word) && word.observedAt >= observedAt + evidenceStepMs);
  const lower = later.filter(({ value }) => value < count * (1 - tolerance));
  return lower.length >= quorum && lower.length * 2 > later.length && totalWeight(lower) * 2 > totalWeight(later);
}

/**
 * Whoever saw less before is merely out of date; whoever saw less later contradicts. So from the moment on when enough had vouched,
 * those who vouch have to outweigh those who then saw less, as with every other value.
 */
function outweighsLater(vouching: readonly NumberWord[], least: number, enough: number, words: readonly NumberWord[]): boolean {
  const since = vouching.map(({ observedAt }) => observedAt).sort((a, b) => b - a)[enough - 1] ?? Number.POSITIVE_INFINITY;
  const later = words.filter(({ value, observedAt }) => value < least && observedAt >= since + evidenceStepMs);
  if (later.length === 0) return true;
  const newest = words.filter(({ value, observedAt }) => value >= least && observedAt >= since);
  return totalWeight(newest) - totalWeight(later) >= evidenceNeeded;
}

function hasShare(some: readonly Word[], all: readonly Word[]): boolean {
  return totalWeight(some) > totalWeight(all) * hostileShare;
}

/** Whether a count is believable beside the middle of all and, when something was agreed before, beside that. */
function within(words: readonly NumberWord[], before: Before | undefined): (word: NumberWord) => boolean {
  const middle = weightedMedian(words) ?? 0;
  const middleAt = Math.min(...words.filter(({ value }) => value === middle).map(({ observedAt }) => observedAt));
  return ({ value, observedAt }) =>
    value <= grown(middle, Math.min(hoursAheadAtMost, (observedAt - middleAt) / hour)) &&
    (before === undefined || value <= grown(before.count, (observedAt - before.observedAt) / hour));
}

function grown(value: number, hours: number): number {
  return Math.max(value, smallCount) * growthPerHour ** Math.max(1, hours);
}

/** What was agreed at the last checkpoint. */
interface Before {
  readonly count: number;
  readonly observedAt: EpochMs;
}

function agreedCount(fact: FactValue | undefined): Before | undefined {
  return fact?.evidence.status === 'agreed' && typeof fact.value === 'number'
    ? { count: fact.value, observedAt: fact.evidence.observedAt }
    : undefined;
}
