import { type EntityKey, parseEntityKey } from '@infofi-lens/shared/facts/entity';
import { usableFields } from '@infofi-lens/shared/facts/known';
import { type PersonId, personOf, profileKeyOf, sameXId } from '@infofi-lens/shared/facts/person';
import type { ShillInput, ShillPost } from '@infofi-lens/shared/scoring/shill/input';
import type { ShillWindow } from '@infofi-lens/shared/scoring/shill/words';
import type { EpochMs } from '@infofi-lens/shared/units';
import { type Entity, entities, entityFrom, ofKind } from '../entities.ts';
import type { Store } from '../store.ts';
import { boardsOf } from './boards.ts';
import { topicsIn } from './topics.ts';

type Source = Pick<Store, 'facts' | 'crowd' | 'history'>;

/** Posts of one author looked through. */
const mostPosts = 1_000;

/** Whom a profile belongs to: their X account where the platform names people by it. @returns `undefined` for what is no profile. */
export function personAt(key: EntityKey): PersonId | undefined {
  const named = parseEntityKey(key);
  if (named?.kind !== 'profile') return undefined;
  return personOf(named.platform, '', named.id)?.id ?? `${named.platform}:${named.id}`;
}

/** All that this browser saw of a person that a score is computed from. @param profile Where they were met; posts are their X account's. */
export async function ownShillInput(
  store: Source,
  profile: EntityKey,
  person: PersonId,
  { at, windowDays }: Pick<ShillInput, 'at' | 'windowDays'>,
): Promise<ShillInput> {
  const account = profileKeyOf(person);
  const [profiles, rows] = await Promise.all([
    entities(store, [...new Set([account, profile])]),
    store.facts.under(account, { limit: mostPosts }),
  ]);
  const known = profiles.flatMap((entity) => ofKind(entity, 'profile') ?? []).map((one) => usableFields(one, { unconfirmed: false }));
  const handles = [...new Set(known.flatMap(({ handle }) => handle?.toLowerCase() ?? []))];
  const boards = await boardsOf(store, person, handles, windowStart(at, windowDays));
  const posts = rows.flatMap((row) => {
    const post = ofKind(entityFrom(row.key, row, undefined), 'post');
    return post ? (postOf(post, row.lastSeen, boards) ?? []) : [];
  });
  const named = new Set(posts.flatMap(({ topics }) => topics ?? []));
  const isJoined = boards.some(({ platform }) => !person.startsWith(`${platform}:`));
  return {
    at,
    windowDays,
    posts,
    // A board of which no post speaks ranks by more than the word: all posts count for it, as on the server.
    boards: boards.map(({ topic, ...board }) => (topic !== undefined && named.has(topic) ? { ...board, topic } : board)),
    followers: known.find(({ followers }) => followers !== undefined)?.followers,
    ...(isJoined ? { joined: sameXId } : {}),
  };
}

const windowStart = (at: EpochMs, days: ShillWindow): EpochMs => Math.max(0, at - days * 86_400_000) as EpochMs; // between two times

function postOf(post: Entity<'post'>, seenAt: EpochMs, boards: ShillInput['boards']): ShillPost | undefined {
  const { createdAt, repostOf, ...fields } = usableFields(post, { unconfirmed: false });
  if (createdAt === undefined) return undefined;
  return { ...fields, createdAt, seenAt, isRepost: repostOf !== undefined, topics: topicsIn(fields.text, boards) };
}
