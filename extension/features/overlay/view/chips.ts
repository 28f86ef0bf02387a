import type { RoiEstimate } from '@infofi-lens/shared/contracts/roi';
import { type EntityKey, parseEntityKey } from '@infofi-lens/shared/facts/entity';
import { shownField } from '@infofi-lens/shared/facts/known';
import { type Point, trend } from '@infofi-lens/shared/scoring/trends/trend';
import { type DurationMs, durationMs, type EpochMs } from '@infofi-lens/shared/units';
import type { RowOnPage } from '../boards.ts';
import type { KnownEntity } from '../feed.ts';
import type { Spot } from '../spot.ts';
import { overlayWords } from '../words.ts';
import { type ChipView, campaignChip } from './campaign-chip.ts';
import { aheadOf, profileChip, rowChip } from './entry-chip.ts';
import { knownAs } from './known.ts';

export const day = 86_400_000 as DurationMs; // a literal in range
/** Longer than any record: the change since the first sighting. */
const ever = (100 * 365 * day) as DurationMs; // as above

export type ShownKind = 'campaign' | 'board-entry' | 'profile';

/** What chips are made from beside the entities themselves. */
export interface ChipSituation {
  readonly now: EpochMs;
  readonly unconfirmed: boolean;
  readonly known: ReadonlyMap<EntityKey, KnownEntity>;
  /** Of the board on the page, by rank. */
  readonly rows: readonly RowOnPage[];
  readonly ranks: ReadonlyMap<EntityKey, readonly Point[]>;
  readonly followers: ReadonlyMap<EntityKey, readonly Point[]>;
  readonly posts: number | undefined;
  /** What an hour on campaigns pays, as far as the worker told it. */
  readonly worth: ReadonlyMap<EntityKey, RoiEstimate>;
}
export interface PlacedChip {
  readonly spot: Spot;
  readonly kind: ShownKind;
  readonly name: string;
  readonly view: ChipView;
}

/** The chips to be shown, in reading order. Spots of which nothing useful is known get none. */
export function chipsFor(spots: readonly Spot[], situation: ChipSituation): PlacedChip[] {
  return spots.flatMap((spot) => {
    const entity = situation.known.get(spot.key);
    const kind = shownKind(spot.key);
    const view = entity && kind && viewOf(entity, kind, situation);
    return view && kind ? [{ spot, kind, name: nameOf(entity, kind), view }] : [];
  });
}

export function shownKind(key: EntityKey): ShownKind | undefined {
  const kind = parseEntityKey(key)?.kind;
  return kind === 'campaign' || kind === 'board-entry' || kind === 'profile' ? kind : undefined;
}

/** What an entity is called; words for it where it has no name. */
export function nameOf(entity: KnownEntity, kind: ShownKind | 'board'): string {
  const name = (of: typeof kind, field: 'name' | 'displayName' | 'handle' | 'topic') => {
    const known = knownAs(entity, of);
    const value = known && shownField(known, field as never)?.value;
    return typeof value === 'string' ? value : undefined;
  };
  const found = name(kind, 'name') ?? name(kind, 'displayName') ?? name(kind, 'handle') ?? name(kind, 'topic');
  return found ?? overlayWords.unnamed[kind];
}

/** Active time as the worker counted it. */
export const spentOn = ({ spentMs }: KnownEntity): DurationMs | undefined => (spentMs === undefined ? undefined : durationMs(spentMs));

function viewOf(entity: KnownEntity, kind: ShownKind, situation: ChipSituation): ChipView | undefined {
  const { now, unconfirmed } = situation;
  const campaign = kind === 'campaign' ? knownAs(entity, kind) : undefined;
  if (campaign) return campaignChip(campaign, { now, unconfirmed, spent: spentOn(entity) }, situation.worth.get(entity.key));
  const entry = kind === 'board-entry' ? knownAs(entity, kind) : undefined;
  if (entry) {
    const moved = trend(situation.ranks.get(entity.key) ?? [], day, now);
    return rowChip(entry, moved.known ? moved.value : undefined, aheadOf(entity.key, situation.rows));
  }
  const profile = kind === 'profile' ? knownAs(entity, kind) : undefined;
  if (!profile) return undefined;
  const moved = trend(situation.followers.get(entity.key) ?? [], ever, now);
  return profileChip(profile, { moved: moved.known ? moved.value : undefined, posts: situation.posts });
}
