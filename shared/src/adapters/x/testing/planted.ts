import { postOf, profileOf } from './people.ts';
import { Random } from './random.ts';
import {
  addEntries,
  avatarOf,
  entry,
  type Generation,
  type Json,
  limited,
  moduleEntry,
  type Person,
  postItem,
  postShape,
  quoteShape,
  repostShape,
  tombstone,
  userItem,
  userShape,
  type Words,
} from './shapes.ts';

/** A page with known content: what a perfect reader says of it, and what must not be said. */
export interface Planted {
  readonly operation: string;
  readonly body: string;
  readonly posts: Readonly<Record<string, object>>;
  readonly profiles: Readonly<Record<string, object>>;
  /** Ids, handles and words of protected accounts. */
  readonly secrets: readonly string[];
}

const bitsOfId = 22n;
const idEpoch = 1_288_834_974_657n;

/** Makes a page from a seed: schemas mixed, names of operations and paths made up, keys added and in any order, entries broken. */
export function plant(seed: number): Planted {
  const random = new Random(seed);
  const people = Array.from({ length: 12 }, (_, at) => person(random, at));
  const posts: Record<string, object> = {};
  const profiles: Record<string, object> = {};
  const secrets = people.filter((one) => one.protected).flatMap((one) => [one.id, one.handle]);
  const items: Json[] = [];
  const say = (one: Person) => {
    if (!one.protected) profiles[one.id] = profileOf(one, avatarOf(one));
  };
  const keep = (words: Words, fields: object) => {
    say(words.author);
    if (words.author.protected) secrets.push(words.id, words.text);
    else posts[words.id] = fields;
  };
  for (let at = 0; at < 40; at += 1) {
    const generation = random.pick<Generation>(['g1', 'g2', 'g3']);
    const words = wordsFor(random, random.pick(people), at);
    const other = wordsFor(random, random.pick(people), at + 100);
    const kind = random.int(6);
    if (kind === 0) {
      const one = random.pick(people);
      say(one);
      items.push(userItem(loosened(random, userShape(one, generation))));
    } else if (kind === 1) {
      keep(other, postOf(other));
      say(words.author);
      const { author, createdAt } = words;
      if (!other.author.protected) keep(words, { authorId: author.id, authorHandle: author.handle, createdAt, repostOf: other.id });
      items.push(postItem(repostShape(words, other, wrapped(random, postShape(other, generation)), generation)));
    } else if (kind === 2) {
      keep(other, postOf(other));
      keep(words, other.author.protected ? postOf(words) : { ...postOf(words), quoteOf: other.id });
      items.push(postItem(wrapped(random, quoteShape(words, other, wrapped(random, postShape(other, generation)), generation))));
    } else {
      const promoted = random.chance(0.1);
      keep(words, promoted ? { ...postOf(words), promoted: true } : postOf(words));
      items.push(postItem(wrapped(random, postShape(words, generation)), promoted ? { promotedMetadata: { impressionId: 'a' } } : {}));
    }
  }
  const entries = [...items.map((item, at) => around(random, item, at)), ...noise(random)];
  const body = JSON.stringify(nested(random, addEntries(random.shuffled(entries))));
  return { operation: `${random.pick(['User', 'Feed', 'Qx', 'Tweet'])}Thing${random.int(99)}`, body, posts, profiles, secrets };
}

function person(random: Random, at: number): Person {
  const tag = `${at}${random.int(1e6).toString(36)}`;
  return {
    id:
      at % 2 === 0
        ? String(1_000_000 + random.int(9e8)) + at
        : String(1_700_000_000_000_000_000n + BigInt(random.int(2 ** 31)) * 100n + BigInt(at)),
    handle: `u_${tag}_x`,
    name: `Name ${tag}`,
    createdAt: Date.UTC(2008 + random.int(17), random.int(12), 1 + random.int(28), random.int(24), random.int(60), random.int(60)),
    followers: random.chance(0.1) ? 0 : random.int(5_000_000),
    following: random.int(5_000),
    posts: random.int(100_000),
    verified: random.chance(0.5),
    protected: random.chance(0.15),
  };
}

function wordsFor(random: Random, author: Person, at: number): Words {
  const createdAt = Date.UTC(2026, random.int(8), 1 + random.int(28), random.int(24), random.int(60), random.int(60));
  const id = String(((BigInt(createdAt) - idEpoch) << bitsOfId) + BigInt(random.int(1000) * 1000 + at));
  const [likes, reposts, replies, quotes, bookmarks] = [0, 0, 0, 0, 0].map(() => (random.chance(0.3) ? 0 : random.int(100_000)));
  return {
    id,
    author,
    createdAt,
    text: `Said ${id} <& more>`,
    likes: likes ?? 0,
    reposts: reposts ?? 0,
    replies: replies ?? 0,
    quotes: quotes ?? 0,
    bookmarks: bookmarks ?? 0,
    views: random.chance(0.2) ? undefined : random.int(10_000_000),
    lang: random.pick(['en', 'ja', 'zxx', 'qme']),
  };
}

/** A post as it may come: behind limited visibility, without a type, with everything at the top, with counters as digits. */
function wrapped(random: Random, post: Json): Json {
  let shape = post;
  if (random.chance(0.15))
    shape = { ...shape, ...(shape.legacy as Json), legacy: null }; // every shape here has one
  else if (random.chance(0.1)) shape = { ...shape, legacy: digits(shape.legacy as Json) };
  if (random.chance(0.1)) shape = { ...shape, __typename: undefined };
  return random.chance(0.15) ? limited(shape) : loosened(random, shape);
}

function digits(legacy: Json): Json {
  return Object.fromEntries(Object.entries(legacy).map(([key, value]) => [key, typeof value === 'number' ? String(value) : value]));
}

/** The same record with new keys and null ones, in another order. */
function loosened(random: Random, shape: Json): Json {
  const added: Json = { [`new_${random.int(999)}`]: { enabled: true, ids: ['1', '2'] }, card: null, article: null, quick_promote: null };
  return Object.fromEntries(random.shuffled(Object.entries({ ...added, ...shape })));
}

function around(random: Random, item: Json, at: number): Json {
  if (random.chance(0.2)) return moduleEntry(`profile-conversation-${at}`, [item, { itemType: 'TimelineTimelineCursor', value: 'x' }]);
  return entry(`${item.promotedMetadata ? 'promoted-tweet' : 'tweet'}-${at}`, item);
}

/** What is no post and no account, and what is broken: none of it may cost or add anything. */
function noise(random: Random): unknown[] {
  const faces = [
    { user_results: { result: { __typename: 'User', id: 'VXNlcjox', avatar: { image_url: 'https://pbs.twimg.com/a.jpg' } } } },
  ];
  const all: unknown[] = [
    null,
    42,
    'text',
    {},
    entry('tweet-a', null),
    entry('tweet-b', postItem(null)),
    entry('tweet-c', postItem(tombstone('Gone.'))),
    entry('tweet-d', postItem({ __typename: 'Tweet', rest_id: null, legacy: { full_text: 'a', favorite_count: 5 } })),
    entry('tweet-e', postItem({ __typename: 'Tweet', rest_id: '77', legacy: 'broken' })),
    entry('tweet-f', postItem({ __typename: 'Tweet', rest_id: '78' })),
    entry('user-a', userItem({ __typename: 'UserUnavailable', rest_id: '79', reason: 'Suspended' })),
    entry('user-b', { itemType: 'TimelineUser', user_results: 5 }),
    entry('trend-a', { itemType: 'TimelineTrend', name: 'a', rest_id: '80' }),
    entry('list-a', { itemType: 'TimelineTwitterList', list: { id_str: '81', rest_id: '81', member_count: 5, facepile: faces } }),
    entry('community-a', {
      itemType: 'TimelineCommunity',
      community_results: { result: { __typename: 'Community', rest_id: '82', name: 'b' } },
    }),
  ];
  return all.filter(() => random.chance(0.7));
}

function nested(random: Random, instructions: unknown): unknown {
  const names = ['home', 'user', 'result', 'feed_v9', 'timeline', 'payload', 'x-y', 'rows', '0'];
  let body: unknown = random.chance(0.5) ? { instructions } : { directions: instructions };
  for (let depth = random.int(8); depth > 0; depth -= 1) body = random.chance(0.2) ? [body] : { [random.pick(names)]: body };
  return random.chance(0.5) ? { data: body, errors: [{ message: 'partial' }] } : { data: body };
}
