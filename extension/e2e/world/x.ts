import type { KaitoPerson } from './kaito.ts';
import { handleName, personName, sentence } from './names.ts';
import { type Random, seeded } from './random.ts';

export interface XUser {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly createdAt: number;
  readonly followers: number;
  readonly following: number;
  readonly posts: number;
  readonly blue: boolean;
  readonly protected: boolean;
}

export interface XPost {
  readonly id: string;
  readonly author: XUser;
  readonly createdAt: number;
  readonly text: string;
  readonly likes: number;
  readonly reposts: number;
  readonly replies: number;
  readonly quotes: number;
  readonly bookmarks: number;
  /** Some posts come without a number of views. */
  readonly views: number | undefined;
  readonly repostOf: XPost | undefined;
  readonly quoteOf: XPost | undefined;
  readonly replyTo: XPost | undefined;
}

export interface XWorld {
  readonly users: readonly XUser[];
  readonly posts: readonly XPost[];
  of(user: XUser): readonly XPost[];
}

/** First millisecond of the platform's time-based ids. */
const snowflakeEpoch = 1_288_834_974_657n;

/**
 * @param now Milliseconds.
 * @param ranked People of the boards, whose accounts are here too, under the same ids: every other user is one of them.
 */
export function xWorld(seed: number, now: number, size: { users: number; postsEach: number }, ranked: readonly KaitoPerson[] = []): XWorld {
  const random = seeded(seed, 'x');
  const users = Array.from({ length: size.users }, (_, index) => {
    const person = index % 2 === 0 ? ranked[index / 2] : undefined;
    return { ...makeUser(random, index, now), ...(person && accountOf(person)) };
  });
  const posts: XPost[] = [];
  for (let round = 0; round < size.postsEach; round++)
    for (const user of users) posts.push(makePost(random, user, posts, now - (round * 7 + 1) * 3_600_000, posts.length));
  const byAuthor = Map.groupBy(posts, ({ author }) => author.id);
  return { users, posts, of: (user) => byAuthor.get(user.id) ?? [] };
}

const accountOf = ({ id, handle, name, createdAt, followers, following }: KaitoPerson) => ({
  id,
  handle,
  name,
  createdAt,
  followers,
  following,
});

function makeUser(random: Random, index: number, now: number): XUser {
  return {
    id: index % 4 === 0 ? `17${random.text(17, '0123456789')}` : String(20_000_000 + index * 91),
    handle: `${handleName(random).slice(0, 10)}${index}`.slice(0, 15),
    name: personName(random),
    createdAt: Math.trunc((now - random.int(100, 5_000) * 86_400_000) / 1_000) * 1_000,
    followers: random.longTail(40, 2_000_000),
    following: random.longTail(20, 5_000),
    posts: random.longTail(50, 60_000),
    blue: random.chance(0.4),
    protected: index % 17 === 16,
  };
}

function makePost(random: Random, author: XUser, earlier: readonly XPost[], createdAt: number, serial: number): XPost {
  const at = Math.trunc(createdAt / 1_000) * 1_000;
  const views = Math.max(40, Math.round(author.followers * (0.05 + random.unit())));
  const other = earlier[random.int(0, Math.max(0, earlier.length - 1))];
  const open = other && !other.author.protected && !other.repostOf ? other : undefined;
  const kind = random.int(0, 9);
  return {
    // The platform's ids hold the time: 41 bits of milliseconds before 22 bits of machine and serial.
    id: String(((BigInt(at) - snowflakeEpoch) << 22n) | BigInt(serial % 4_194_304)),
    author,
    createdAt: at,
    text: `${sentence(random)} #${serial}`,
    likes: Math.round(views * 0.012 * random.unit() * 2),
    reposts: Math.round(views * 0.002 * random.unit() * 2),
    replies: Math.round(views * 0.001 * random.unit() * 2),
    quotes: Math.round(views * 0.0003 * random.unit() * 2),
    bookmarks: Math.round(views * 0.0006 * random.unit() * 2),
    views: random.chance(0.95) ? views : undefined,
    repostOf: kind === 0 ? open : undefined,
    quoteOf: kind === 1 ? open : undefined,
    replyTo: kind === 2 ? open : undefined,
  };
}
