import type { RoiEstimate } from '@infofi-lens/shared/contracts/roi';
import { type Point, trend } from '@infofi-lens/shared/scoring/trends/trend';
import type { DurationMs, EpochMs } from '@infofi-lens/shared/units';
import type { Ahead } from '../boards.ts';
import { day, knownAs, type ShownKind, spentOn } from '../entity.ts';
import type { KnownEntity } from '../feed.ts';
import { type ChipView, campaignChip } from './campaign-chip.ts';
import { profileChip, rowChip } from './entry-chip.ts';

/** Longer than any record: the change since the first sighting. */
const ever = (100 * 365 * day) as DurationMs; // a product of literals in range

/** What a chip is made from beside the entity itself. */
export interface ChipSituation {
  readonly now: EpochMs;
  readonly unconfirmed: boolean;
  /** What an hour on a campaign pays; `undefined` as long as it was not worked out. */
  readonly estimate?: RoiEstimate | undefined;
  /** Who stands above a row on the page, where its board goes by points. */
  readonly ahead?: Ahead | undefined;
  /** A row's ranks of the last day, an account's followers since it was first seen; oldest first. */
  readonly points: readonly Point[];
  /** Posts of an account that this browser saw. */
  readonly posts?: number | undefined;
}

/** @returns `undefined` when nothing useful is known. */
export function chipOf(entity: KnownEntity, kind: ShownKind, situation: ChipSituation): ChipView | undefined {
  const { now, unconfirmed, estimate, ahead, points, posts } = situation;
  const campaign = kind === 'campaign' ? knownAs(entity, kind) : undefined;
  if (campaign) return campaignChip(campaign, { now, unconfirmed, spent: spentOn(entity) }, estimate);
  const entry = kind === 'board-entry' ? knownAs(entity, kind) : undefined;
  if (entry) {
    const moved = trend(points, day, now);
    return rowChip(entry, moved.known ? moved.value : undefined, ahead);
  }
  const profile = kind === 'profile' ? knownAs(entity, kind) : undefined;
  if (!profile) return undefined;
  const moved = trend(points, ever, now);
  return profileChip(profile, { moved: moved.known ? moved.value : undefined, posts });
}
