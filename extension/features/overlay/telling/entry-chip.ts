import { type Known, shownField } from '@infofi-lens/shared/facts/known';
import type { Trend } from '@infofi-lens/shared/scoring/trends/trend';
import type { EpochMs } from '@infofi-lens/shared/units';
import { evidenceOf } from '../../../ui/evidence.ts';
import { change, count, points } from '../../../ui/format.ts';
import type { Ahead } from '../boards.ts';
import { overlayWords } from '../words.ts';
import type { ChipView } from './campaign-chip.ts';
import { voucherOf } from './source.ts';

const text = overlayWords.chip;

/**
 * A row of a board: its rank, and how it moved.
 * @param moved Of the rank, where it was seen before.
 * @param above Who stands next above, where the board goes by points.
 * @returns `undefined` when its rank is not known.
 */
export function rowChip(entry: Known<'board-entry'>, moved: Trend | undefined, above?: Ahead): ChipView | undefined {
  const rank = shownField(entry, 'rank');
  if (!rank) return undefined;
  const delta = shownField(entry, 'mindshareDelta')?.value;
  const places = moved === undefined || moved.change === 0 ? undefined : text.places(-moved.change);
  const parts = [
    text.rank(count(rank.value)),
    places,
    delta === undefined || delta === 0 ? undefined : points(delta),
    above && text.behind(count(above.by), count(above.rank)),
  ];
  return { text: parts.filter((part) => part !== undefined).join(' · '), voucher: voucherOf(evidenceOf(rank, '')) };
}

export interface ProfileSituation {
  /** Of the followers, since this browser first saw them. */
  readonly moved: Trend | undefined;
  /** Posts of the account that this browser saw. */
  readonly posts: number | undefined;
}

/** An account: followers with their change, the year it was made, posts seen here. Describes, judges nothing. */
export function profileChip(profile: Known<'profile'>, { moved, posts }: ProfileSituation): ChipView | undefined {
  const followers = shownField(profile, 'followers');
  const joined = shownField(profile, 'createdAt');
  const first = followers ?? joined;
  if (!first) return undefined;
  const gained = moved && moved.change !== 0 ? ` (${change(moved.change)})` : '';
  const parts = [
    followers && `${text.followers(followers.value)}${gained}`,
    joined && text.since(year(joined.value)),
    posts ? text.posts(posts) : undefined,
  ];
  return { text: parts.filter((part) => part !== undefined).join(' · '), voucher: voucherOf(evidenceOf(first, '')) };
}

const year = (at: EpochMs): string => String(new Date(at).getUTCFullYear());
