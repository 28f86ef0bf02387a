import type { ShillScore } from '@infofi-lens/shared/contracts/shill';
import { usableFields } from '@infofi-lens/shared/facts/known';
import type { EntityKey } from '@infofi-lens/shared/facts/observation';
import type { ShillBoard, ShillPost } from '@infofi-lens/shared/scoring/shill/input';
import { permutationsFrom } from '@infofi-lens/shared/scoring/shill/permutations';
import { shillScore } from '@infofi-lens/shared/scoring/shill/shill-score';
import { type EpochMs, epochMs } from '@infofi-lens/shared/units';
import { type Entity, entities, entitiesSeen, entityFrom, ofKind } from '../../../storage/entities.ts';
import type { Store } from '../../../storage/store.ts';

const looked = 100;
const mostPosts = 500;
const window = 30 * 86_400_000;
/** So that the same sightings give the same score. */
const permutations = permutationsFrom(1);

export interface SeenCreator {
  readonly key: EntityKey;
  readonly name: string;
}

/** Accounts on X that this browser saw, the last seen first. */
export async function seenCreators(store: Store): Promise<SeenCreator[]> {
  const rows = await store.facts.recent('profile', { limit: looked });
  const profiles = await entitiesSeen(
    store,
    rows.filter(({ platform }) => platform === 'x'),
  );
  return profiles.flatMap((entity) => {
    const profile = ofKind(entity, 'profile');
    if (!profile) return [];
    const { displayName, handle } = usableFields(profile, { unconfirmed: true });
    return [{ key: profile.key, name: [displayName, handle && `@${handle}`].filter(Boolean).join(' · ') || profile.id }];
  });
}

/** The score of an account from what this browser saw, with its components. @returns `undefined` for what is no account. */
export async function creatorScore(store: Store, key: EntityKey, now: EpochMs): Promise<ShillScore | undefined> {
  const [[found], rows] = await Promise.all([entities(store, [key]), store.facts.under(key, { limit: mostPosts })]);
  const profile = ofKind(found, 'profile');
  if (!profile) return undefined;
  const { followers, handle } = usableFields(profile, { unconfirmed: false });
  const posts = rows.flatMap(({ lastSeen, ...row }) => {
    const post = ofKind(entityFrom(row.key, { ...row, lastSeen }, undefined), 'post');
    return post ? (postOf(post, lastSeen) ?? []) : [];
  });
  const boards = handle === undefined ? [] : await boardsOf(store, profile.id, handle, now);
  return shillScore({ at: now, windowDays: 30, posts, boards, followers }, permutations);
}

function postOf(post: Entity<'post'>, seenAt: EpochMs): ShillPost | undefined {
  const { createdAt, repostOf, ...fields } = usableFields(post, { unconfirmed: false });
  return createdAt === undefined ? undefined : { ...fields, createdAt, seenAt, isRepost: repostOf !== undefined };
}

/** Places on boards that name their members by their X id. */
async function boardsOf(store: Store, id: string, handle: string, now: EpochMs): Promise<ShillBoard[]> {
  const rows = await store.facts.search(handle, { limit: looked, kind: 'board-entry' });
  const own = rows.filter(({ fields }) => fields.subjectId?.value === id);
  const keys = own.map(({ key }) => key);
  const from = epochMs(now - window) ?? now;
  const [mindshares, ranks] = await Promise.all([store.history.ofMany(keys, 'mindshare', from), store.history.ofMany(keys, 'rank', from)]);
  return own.flatMap(({ key, platform }, at) => {
    const [values, better] = (mindshares[at] ?? []).length > 0 ? [mindshares[at], 'more' as const] : [ranks[at], 'less' as const];
    const numbers = (values ?? []).flatMap(({ observedAt, value }) => (typeof value === 'number' ? [{ at: observedAt, value }] : []));
    return numbers.length === 0 ? [] : [{ id: key, platform, better, values: numbers }];
  });
}
