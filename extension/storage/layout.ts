import { pageOf } from '@infofi-lens/shared/adapters/pages';
import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import { type PageKind, type PageOutcome, pageKinds } from './page-outcome.ts';

/** How reading one kind of a platform's pages goes. */
export interface Track {
  /** Readings that gave what such a page is about; counted up to 1,000. */
  readonly good: number;
  readonly goodAt?: EpochMs;
  /** Pages in a row that answered and gave nothing of what they are about. */
  readonly fell: number;
  /** Since when its layout is another one than the reader knows; absent: it is not. */
  readonly changedSince?: EpochMs;
  /** The last reading that showed it. */
  readonly badAt?: EpochMs;
}
/** By `platform:page`. */
export type Layout = Readonly<Record<string, Track>>;

const unread: Track = { good: 0, fell: 0 };
/** A page that was never read well tells nothing by giving nothing; nor does one campaign that is gone. */
const wasGood = 3;
const isFall = 2;

/**
 * What the readings of a message make of what was known. A drift is a change of the page at once; pages that merely give nothing
 * are one when that had been otherwise. A good reading of the same kind of page clears it.
 * @returns the very layout when nothing of it is different.
 */
export function nextLayout(layout: Layout, platform: PlatformId, outcomes: readonly PageOutcome[], now: EpochMs): Layout {
  let next = layout;
  for (const { page, good, drifts, fell } of outcomes) {
    const key = `${platform}:${page}`;
    const before = next[key] ?? unread;
    if (good + drifts + fell > 0) next = { ...next, [key]: nextTrack(before, { good, drifts, fell }, now) };
  }
  return next;
}

function nextTrack(before: Track, { good, drifts, fell }: Pick<PageOutcome, 'good' | 'drifts' | 'fell'>, now: EpochMs): Track {
  const fallen = good > 0 ? 0 : Math.min(before.fell + fell, 1_000);
  const counts = { good: Math.min(before.good + good, 1_000), fell: fallen };
  const goodAt = good > 0 ? now : before.goodAt;
  const hasChanged = drifts > 0 || (before.good >= wasGood && fallen >= isFall);
  // Good and bad in one message: which came last is not known, and a wrong warning costs less than a wrong number.
  const isCleared = good > 0 && drifts === 0;
  const since = isCleared ? undefined : (before.changedSince ?? (hasChanged ? now : undefined));
  const badAt = hasChanged ? now : before.badAt;
  return {
    ...counts,
    ...(goodAt !== undefined && { goodAt }),
    ...(since !== undefined && { changedSince: since, ...(badAt !== undefined && { badAt }) }),
  };
}

/**
 * The kinds of a platform's pages whose layout changed, and since when.
 * @param after Only those that were met since.
 */
export function changedPages(layout: Layout, platform: PlatformId, after = 0): { page: PageKind; since: EpochMs }[] {
  return pageKinds.flatMap((page) => {
    const { changedSince: since, badAt = 0 } = layout[`${platform}:${page}`] ?? unread;
    return since === undefined || badAt < after ? [] : [{ page, since }];
  });
}

/** What kind of page stands at an address. */
export const pageKindAt = (address: string): PageKind => pageOf(address)?.kind ?? 'other';
