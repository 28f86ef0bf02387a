import { handleName, personName, projectName, ticker } from './names.ts';
import { type Random, seeded } from './random.ts';
import { known, type Truth } from './truth.ts';

export interface KaitoPerson {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly followers: number;
  readonly following: number;
  readonly smartFollowers: number | undefined;
  readonly createdAt: number;
}

export interface KaitoRow {
  readonly person: KaitoPerson;
  readonly rank: number;
  readonly mindshare: number;
  readonly delta: number;
  readonly score: number;
  readonly mentions: number | undefined;
}

export interface KaitoWorld {
  readonly people: readonly KaitoPerson[];
  readonly topics: readonly string[];
  readonly windows: readonly string[];
  /** Rows of a topic ('' is the voices board of the whole vertical) in a window, in order of rank. */
  rows(topic: string, window: string): readonly KaitoRow[];
}

const windows = ['7d', '30d', '3m'] as const;

/** @param now Milliseconds. */
export function kaitoWorld(seed: number, now: number, size: { people: number; topics: number; rows: number }): KaitoWorld {
  const random = seeded(seed, 'kaito');
  const people = Array.from(
    { length: size.people },
    (_, index): KaitoPerson => ({
      // Beyond 2^53 for some: never a number in a reader's hands.
      id: index % 3 === 0 ? `1${random.text(18, '0123456789')}` : String(10_000_000 + index * 37),
      handle: `${handleName(random).slice(0, 11)}${index}`.slice(0, 15),
      name: personName(random),
      followers: random.longTail(200, 900_000),
      following: random.longTail(50, 4_000),
      smartFollowers: random.chance(0.98) ? random.longTail(3, 2_000) : undefined,
      createdAt: Math.trunc((now - random.int(200, 4_500) * 86_400_000) / 1_000) * 1_000,
    }),
  );
  const topics = Array.from({ length: size.topics }, (_, index) => `${ticker(projectName(random))}${index}`);
  const boards = new Map<string, KaitoRow[]>();
  for (const topic of ['', ...topics])
    for (const window of windows) boards.set(`${topic}|${window}`, makeRows(seeded(seed, `kaito:${topic}:${window}`), people, size.rows));
  return { people, topics, windows, rows: (topic, window) => boards.get(`${topic}|${window}`) ?? [] };
}

function makeRows(random: Random, people: readonly KaitoPerson[], length: number): KaitoRow[] {
  const offset = random.int(0, 20); // the leaders of one board are known on the others too
  let mindshare = 0.03 + random.unit() * 0.03;
  return Array.from({ length: Math.min(length, people.length) }, (_, index) => {
    const person = people[(offset + index * 7) % people.length];
    if (!person) throw new Error('A board needs people.');
    mindshare *= 0.965 + random.unit() * 0.03;
    return {
      person,
      rank: index + 1,
      mindshare,
      delta: (random.unit() - 0.5) * mindshare,
      score: mindshare * 4_000,
      mentions: random.chance(0.99) ? random.int(1, 90) : undefined,
    };
  });
}

/** A row of the boards of 2026 (`/voices`). */
export const voiceJson = ({ person, rank, mindshare, delta }: KaitoRow) => ({
  rank,
  user_id: person.id,
  name: person.name,
  username: person.handle,
  avatar: avatarOf(person),
  mindshare,
  mindshare_delta: delta,
});

/** A row of the boards of 2025: rank and mentions are text, the score's name holds its window. */
export const yapperJson = (row: KaitoRow, topic: string, window: string) => ({
  topic_id: topic,
  user_id: row.person.id,
  community_score: row.score,
  mindshare: row.mindshare,
  rank: String(row.rank),
  ...(row.mentions === undefined ? {} : { mention_count: String(row.mentions) }),
  [`last_${{ '7d': 7, '30d': 30, '3m': 90 }[window] ?? 7}_normalized_mention_score`]: 90,
  name: row.person.name,
  username: row.person.handle,
  icon: avatarOf(row.person),
  bio: '',
  created_at: new Date(row.person.createdAt).toISOString().replace('.000Z', '+00:00'),
  following_count: row.person.following,
  follower_count: row.person.followers,
  ...(row.person.smartFollowers === undefined ? {} : { smart_follower_count: row.person.smartFollowers }),
  twitter_user_url: `https://x.com/${row.person.handle}`,
});

export function voiceTruths(boardId: string, row: KaitoRow): Truth[] {
  return [entry(boardId, row, { mindshareDelta: row.delta }), account(row.person, {})];
}

export function yapperTruths(boardId: string, row: KaitoRow): Truth[] {
  const { score, mentions, person } = row;
  const { followers, following, createdAt, smartFollowers } = person;
  return [entry(boardId, row, { score, mentions, followers, smartFollowers }), account(person, { followers, following, createdAt })];
}

/** Rows of people are about X accounts: they say who that is, too. */
function account(person: KaitoPerson, more: Truth<'profile'>['fields']): Truth<'profile'> {
  return {
    platform: 'kaito',
    kind: 'profile',
    id: person.id,
    fields: { handle: person.handle, displayName: person.name, avatarUrl: avatarOf(person), ...more },
  };
}

type EntryFields = Truth<'board-entry'>['fields'];

function entry(boardId: string, row: KaitoRow, more: { [K in keyof EntryFields]?: EntryFields[K] | undefined }): Truth<'board-entry'> {
  const { person, rank, mindshare } = row;
  const fields = {
    boardId,
    subjectId: person.id,
    handle: person.handle,
    displayName: person.name,
    avatarUrl: avatarOf(person),
    rank,
    mindshare,
    ...more,
  };
  return { platform: 'kaito', kind: 'board-entry', id: `${boardId}:${person.id}`, fields: known<EntryFields>(fields) };
}

const avatarOf = (person: KaitoPerson) => `https://asset.cdn.kaito.ai/twitter-user-profile-img/${person.id}.jpg`;
