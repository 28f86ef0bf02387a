import { usableFields } from '@infofi-lens/shared/facts/known';
import type { Point } from '@infofi-lens/shared/scoring/trends/trend';
import type { EpochMs } from '@infofi-lens/shared/units';
import { sameHandle } from '@infofi-lens/shared/units';
import { type Entity, entities, entityFrom, ofKind } from '../../storage/entities.ts';
import type { Store } from '../../storage/store.ts';
import { pointsOf } from './load-campaign.ts';
import type { Subject } from './subject.ts';

type Page = Extract<Subject, { is: 'entity' | 'named' }>;

/** A place on a board. */
export interface Seat {
  readonly entry: Entity<'board-entry'>;
  readonly board: Entity<'board'> | undefined;
  /** Mindshare on it over time, oldest first. */
  readonly mindshare: readonly Point[];
}
export interface ProfileData {
  readonly profile: Entity<'profile'>;
  readonly followers: readonly Point[];
  readonly seats: readonly Seat[];
}
export interface SpaceData {
  readonly space: Entity<'space'>;
  readonly campaigns: readonly Entity<'campaign'>[];
}

/** @returns `null` when nothing is known of the account. */
export async function loadProfile(store: Store, page: Page, from: EpochMs): Promise<ProfileData | null> {
  const profile = ofKind(await find(store, page), 'profile');
  if (!profile) return null;
  const { handle } = usableFields(profile, { unconfirmed: false });
  const found = handle === undefined ? [] : await store.facts.search(handle, { limit: 50, kind: 'board-entry' });
  const entries = found.flatMap((row) => {
    const entry = ofKind(entityFrom(row.key, row, undefined), 'board-entry');
    const own = entry && usableFields(entry, { unconfirmed: false }).handle;
    return entry && own !== undefined && handle !== undefined && sameHandle(own, handle) ? [entry] : [];
  });
  const seats = await Promise.all(
    entries.map(async (entry) => {
      const { boardId } = usableFields(entry, { unconfirmed: false });
      const [board] = boardId === undefined ? [] : await entities(store, [`${entry.platform}:board:${boardId}`]);
      return { entry, board: ofKind(board, 'board'), mindshare: await pointsOf(store, entry.key, 'mindshare', from) };
    }),
  );
  return { profile, followers: await pointsOf(store, profile.key, 'followers', from), seats };
}

/** @returns `null` when nothing is known of the space. */
export async function loadSpace(store: Store, page: Page): Promise<SpaceData | null> {
  const space = ofKind(await find(store, page), 'space');
  if (!space) return null;
  const [seen, said] = await Promise.all([store.facts.under(space.key, { limit: 200 }), store.crowd.under(space.key, { limit: 200 })]);
  const keys = [...new Set([...seen, ...said].map(({ key }) => key))];
  const campaigns = (await entities(store, keys)).flatMap((entity) => ofKind(entity, 'campaign') ?? []);
  return { space, campaigns };
}

async function find(store: Store, page: Page): Promise<Entity | undefined> {
  const key = page.is === 'entity' ? page.key : await keyByName(store, page);
  if (key === undefined) return undefined;
  const [entity] = await entities(store, [key]);
  return entity?.seen || entity?.crowd ? entity : undefined;
}

async function keyByName(store: Store, { platform, kind, name }: Extract<Page, { is: 'named' }>) {
  const [seen, said] = await Promise.all([store.facts.byPage(platform, kind, name), store.crowd.byPage(platform, kind, name)]);
  return seen?.key ?? said?.key;
}
