/** Accounts, posts and pages in the shapes X really sends, with invented content. For tests and the fixtures made from them. */
export type Json = Record<string, unknown>;
/** G1: before May 2025; G2: until July 2026; G3: since, without `legacy`. */
export type Generation = 'g1' | 'g2' | 'g3';

export interface Person {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly createdAt: number;
  readonly followers: number;
  readonly following: number;
  readonly posts: number;
  readonly verified: boolean;
  readonly protected: boolean;
}

export interface Words {
  readonly id: string;
  readonly author: Person;
  readonly createdAt: number;
  readonly text: string;
  readonly likes: number;
  readonly reposts: number;
  readonly replies: number;
  readonly quotes: number;
  readonly bookmarks: number;
  /** `undefined`: X gives none. */
  readonly views: number | undefined;
  readonly lang: string;
}

/** "Sat Dec 14 04:35:55 +0000 2013". */
export function stampOf(ms: number): string {
  const [weekday, day, month, year, time] = new Date(ms).toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${day} ${time} +0000 ${year}`;
}

export const avatarOf = ({ id }: Pick<Person, 'id'>) => `https://pbs.twimg.com/profile_images/${id}/face_normal.jpg`;

export function userShape(person: Person, generation: Generation): Json {
  const common = {
    __typename: 'User',
    id: `VXNlcjo${person.id}`,
    rest_id: person.id,
    affiliates_highlighted_label: {},
    has_graduated_access: true,
    is_blue_verified: person.verified,
    profile_image_shape: 'Circle',
    tipjar_settings: {},
  };
  const names = { created_at: stampOf(person.createdAt), name: person.name, screen_name: person.handle };
  const counts = { followers_count: person.followers, friends_count: person.following, statuses_count: person.posts };
  const decoys = {
    fast_followers_count: 0,
    normal_followers_count: person.followers,
    favourites_count: 77,
    listed_count: 3,
    media_count: 5,
  };
  if (generation === 'g1') {
    const marks = { protected: person.protected, verified: false, following: true, profile_image_url_https: avatarOf(person), url: '' };
    return { ...common, legacy: { ...names, ...counts, ...decoys, ...marks, description: 'Invented.' } };
  }
  const since2025 = {
    ...common,
    avatar: { image_url: avatarOf(person) },
    core: names,
    dm_permissions: { can_dm: false },
    location: { location: '' },
    privacy: { protected: person.protected },
    relationship_perspectives: { following: true, followed_by: false, blocking: false, muting: false },
    verification: { verified: false },
  };
  if (generation === 'g2') return { ...since2025, legacy: { ...counts, ...decoys, screen_name: '', name: '', description: 'Invented.' } };
  return {
    ...since2025,
    action_counts: { favorites_count: 77 },
    relationship_counts: { followers: person.followers, following: person.following },
    tweet_counts: { media_tweets: 5, tweets: person.posts },
    profile_bio: { description: 'Invented.' },
    website: {},
  };
}

export function postShape(words: Words, generation: Generation, legacy: Json = {}): Json {
  return {
    __typename: 'Tweet',
    rest_id: words.id,
    core: { user_results: { result: userShape(words.author, generation) } },
    unmention_data: {},
    edit_control: { edit_tweet_ids: [words.id], editable_until_msecs: '1786000000000', edits_remaining: '5', is_edit_eligible: false },
    is_translatable: false,
    views: words.views === undefined ? { state: 'Enabled' } : { count: String(words.views), state: 'EnabledWithCount' },
    source: '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>',
    legacy: {
      bookmark_count: words.bookmarks,
      bookmarked: true,
      conversation_id_str: words.id,
      created_at: stampOf(words.createdAt),
      entities: { hashtags: [], symbols: [], timestamps: [], urls: [], user_mentions: [] },
      favorite_count: words.likes,
      favorited: true,
      full_text: words.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
      id_str: words.id,
      is_quote_status: false,
      lang: words.lang,
      quote_count: words.quotes,
      reply_count: words.replies,
      retweet_count: words.reposts,
      retweeted: false,
      user_id_str: words.author.id,
      ...legacy,
    },
  };
}

/** What X makes of a repost: no likes, the original's reposts copied, its words cut. */
export function repostShape(words: Words, original: Words, inner: unknown, generation: Generation, key = 'retweeted_status_result'): Json {
  const cut = { full_text: `RT @${original.author.handle}: ${original.text.slice(0, 100)}…`, retweet_count: original.reposts };
  const none = { favorite_count: 0, reply_count: 0, quote_count: 0, bookmark_count: 0 };
  return {
    ...postShape(words, generation, { ...cut, ...none, [key]: { result: inner } }),
    views: { count: '41', state: 'EnabledWithCount' },
  };
}

export function quoteShape(words: Words, quoted: Words, inner: unknown, generation: Generation): Json {
  const named = {
    is_quote_status: true,
    quoted_status_id_str: quoted.id,
    quoted_status_permalink: { expanded: `https://twitter.com/${quoted.author.handle}/status/${quoted.id}` },
  };
  return { ...postShape(words, generation, named), quoted_status_result: { result: inner } };
}

/** Limited visibility: the post inside says neither that it is one nor, in places, anything at the top. */
export function limited({ __typename, ...tweet }: Json): Json {
  return { __typename: 'TweetWithVisibilityResults', tweet, limitedActionResults: { limited_actions: [] } };
}

export const tombstone = (text: string): Json => ({
  __typename: 'TweetTombstone',
  tombstone: { __typename: 'TextTombstone', text: { rtl: false, text, entities: [] } },
});

export function postItem(result: unknown, more: Json = {}): Json {
  return { itemType: 'TimelineTweet', __typename: 'TimelineTweet', tweet_results: { result }, tweetDisplayType: 'Tweet', ...more };
}

export function userItem(result: unknown): Json {
  return { itemType: 'TimelineUser', __typename: 'TimelineUser', user_results: { result }, userDisplayType: 'User' };
}

export function entry(entryId: string, itemContent: unknown): Json {
  const content = { entryType: 'TimelineTimelineItem', __typename: 'TimelineTimelineItem', itemContent };
  return { entryId, sortIndex: '2046870797624016896', content };
}

export function moduleEntry(entryId: string, items: readonly unknown[]): Json {
  const inside = items.map((itemContent, at) => ({ entryId: `${entryId}-item-${at}`, item: { itemContent } }));
  return { entryId, sortIndex: '2046870797624016895', content: { entryType: 'TimelineTimelineModule', items: inside } };
}

export function cursor(cursorType: 'Top' | 'Bottom'): Json {
  const content = { entryType: 'TimelineTimelineCursor', __typename: 'TimelineTimelineCursor', value: 'DAAAC', cursorType };
  return { entryId: `cursor-${cursorType.toLowerCase()}-1`, sortIndex: '1', content };
}

export function addEntries(entries: readonly unknown[]): Json[] {
  return [{ type: 'TimelineClearCache' }, { type: 'TimelineAddEntries', entries: [...entries, cursor('Top'), cursor('Bottom')] }];
}

export const homePage = (instructions: unknown) => ({ data: { home: { home_timeline_urt: { instructions } } } });
export const threadPage = (instructions: unknown) => ({ data: { threaded_conversation_with_injections_v2: { instructions } } });
export const searchPage = (instructions: unknown) => ({
  data: { search_by_raw_query: { search_timeline: { timeline: { instructions } } } },
});
export const profilePage = (instructions: unknown) => ({
  data: {
    user: { result: { __typename: 'User', timeline: { timeline: { instructions, metadata: { scribeConfig: { page: 'profileBest' } } } } } },
  },
});
export const accountPage = (result: unknown) => ({ data: { user: { result } } });
