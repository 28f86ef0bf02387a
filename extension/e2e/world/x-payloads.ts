import { known, type Told, type Truth } from './truth.ts';
import type { XPost, XUser } from './x.ts';

/** `Sat Dec 14 04:35:55 +0000 2013`, as the platform writes times. */
function stamp(ms: number): string {
  const [weekday, day, month, year, time] = new Date(ms).toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${day} ${time} +0000 ${year}`;
}

/** A user in the shape of since July 2026: there is no `legacy`. */
export const userJson = (user: XUser) => ({
  __typename: 'User',
  id: Buffer.from(`User:${user.id}`).toString('base64'),
  rest_id: user.id,
  action_counts: { favorites_count: 100 },
  avatar: { image_url: `https://pbs.twimg.com/profile_images/${user.id}/face_normal.jpg` },
  core: { created_at: stamp(user.createdAt), name: user.name, screen_name: user.handle },
  dm_permissions: { can_dm: true },
  is_blue_verified: user.blue,
  location: { location: '' },
  privacy: { protected: user.protected },
  profile_bio: { description: 'Reads, builds, posts.', entities: { description: {} } },
  relationship_counts: { followers: user.followers, following: user.following },
  relationship_perspectives: { following: false, followed_by: false, blocking: false, blocked_by: false, muting: false },
  tweet_counts: { media_tweets: 1, tweets: user.posts },
  verification: { verified: false },
});

export function userTruths(user: XUser): Truth[] {
  if (user.protected) return []; // protected accounts are read by nobody
  return [
    {
      platform: 'x',
      kind: 'profile',
      id: user.id,
      fields: {
        handle: user.handle,
        displayName: user.name,
        avatarUrl: `https://pbs.twimg.com/profile_images/${user.id}/face_normal.jpg`,
        createdAt: user.createdAt,
        followers: user.followers,
        following: user.following,
        posts: user.posts,
        verified: user.blue,
        protected: false,
      },
    },
  ];
}

export function postJson(post: XPost): Record<string, unknown> {
  const wrapped = post.repostOf;
  return {
    __typename: 'Tweet',
    rest_id: post.id,
    core: { user_results: { result: userJson(post.author) } },
    edit_control: {
      edit_tweet_ids: [post.id],
      editable_until_msecs: String(post.createdAt + 3_600_000),
      is_edit_eligible: false,
      edits_remaining: '5',
    },
    is_translatable: false,
    views: post.views === undefined || wrapped ? { state: 'Enabled' } : { count: String(post.views), state: 'EnabledWithCount' },
    source: '<a href="https://mobile.twitter.com" rel="nofollow">Web App</a>',
    ...(post.quoteOf ? { quoted_status_result: { result: postJson({ ...post.quoteOf, quoteOf: undefined }) } } : {}),
    legacy: {
      bookmark_count: wrapped ? 0 : post.bookmarks,
      bookmarked: false,
      created_at: stamp(post.createdAt),
      conversation_id_str: post.replyTo?.id ?? post.id,
      display_text_range: [0, post.text.length],
      entities: { hashtags: [], symbols: [], timestamps: [], urls: [], user_mentions: [] },
      favorite_count: wrapped ? 0 : post.likes,
      favorited: false,
      full_text: wrapped ? `RT @${wrapped.author.handle}: ${wrapped.text}` : post.text,
      is_quote_status: post.quoteOf !== undefined,
      lang: 'en',
      quote_count: wrapped ? 0 : post.quotes,
      reply_count: wrapped ? 0 : post.replies,
      retweet_count: wrapped ? wrapped.reposts : post.reposts,
      retweeted: false,
      user_id_str: post.author.id,
      id_str: post.id,
      ...(post.quoteOf ? { quoted_status_id_str: post.quoteOf.id } : {}),
      ...(post.replyTo
        ? {
            in_reply_to_screen_name: post.replyTo.author.handle,
            in_reply_to_status_id_str: post.replyTo.id,
            in_reply_to_user_id_str: post.replyTo.author.id,
          }
        : {}),
      ...(wrapped ? { retweeted_status_result: { result: postJson(wrapped) } } : {}),
    },
  };
}

export function postTruths(post: XPost, promoted = false): Truth[] {
  const { repostOf, quoteOf } = post;
  return [
    ...ownTruths(post, promoted),
    // What a protected account passes on may be public all the same.
    ...(repostOf ? postTruths(repostOf) : []),
    ...(quoteOf ? postTruths({ ...quoteOf, quoteOf: undefined }) : []),
  ];
}

function ownTruths(post: XPost, promoted: boolean): Truth[] {
  const { id, author, createdAt, repostOf, quoteOf, replyTo, text, likes, reposts, replies, quotes, bookmarks, views } = post;
  if (author.protected) return [];
  const common = { authorId: author.id, authorHandle: author.handle, createdAt, promoted: promoted ? (true as const) : undefined };
  const counts = { likes, reposts, replies, quotes, bookmarks, views };
  const fields = repostOf
    ? { ...common, repostOf: repostOf.id }
    : { ...common, ...counts, lang: 'en', text, quoteOf: quoteOf?.id, isReply: replyTo ? (true as const) : undefined };
  return [{ platform: 'x', kind: 'post', id, fields: known<Truth<'post'>['fields']>(fields) }, ...userTruths(author)];
}

export interface Shown {
  readonly post: XPost;
  readonly promoted: boolean;
}

/** Timeline entries, newest key first, between the cursors every page has. */
export function instructions(shown: readonly Shown[], cardParts = 0) {
  const top = 2_000_000_000_000_000_000n;
  const key = (index: number) => String(top - BigInt(index));
  return [
    { type: 'TimelineClearCache' },
    {
      type: 'TimelineAddEntries',
      entries: [
        cursor('Top', key(0)),
        ...shown.map(({ post, promoted }, index) => ({
          entryId: promoted ? `promoted-tweet-${post.id}-4f2a` : `tweet-${post.id}`,
          sortIndex: key(index + 1),
          content: {
            entryType: 'TimelineTimelineItem',
            __typename: 'TimelineTimelineItem',
            itemContent: {
              itemType: 'TimelineTweet',
              __typename: 'TimelineTweet',
              tweet_results: { result: { ...wrap(post, index), ...(cardParts > 0 ? { card: linkCard(post, cardParts) } : {}) } },
              tweetDisplayType: 'Tweet',
              ...(promoted ? { promotedMetadata: { adMetadataContainer: {}, impressionId: '4f2a' } } : {}),
            },
            clientEventInfo: {
              component: promoted ? 'for_you_promoted' : 'for_you_in_network',
              element: 'tweet',
              details: {},
            },
          },
        })),
        { entryId: 'tombstone-1', sortIndex: key(shown.length + 1), content: tombstone },
        cursor('Bottom', key(shown.length + 2)),
      ],
    },
  ];
}

/** Every ninth post comes inside a visibility wrapper, whose inner post has no type name. */
function wrap(post: XPost, index: number): Record<string, unknown> {
  const json = postJson(post);
  if (index % 9 !== 8) return json;
  const { __typename: _, ...tweet } = json;
  return { __typename: 'TweetWithVisibilityResults', tweet, limitedActionResults: { limited_actions: [] } };
}

/** The preview of a link: most of a real timeline's weight is in these. */
function linkCard(post: XPost, parts: number) {
  const image = (index: number) => ({
    key: `photo_image_${index}`,
    value: {
      image_value: { height: 419, width: 800, url: `https://pbs.twimg.com/card_img/${post.id}/${index}?format=png&name=800x419` },
      type: 'IMAGE',
    },
  });
  const values = Array.from({ length: parts }, (_, index) => image(index));
  return { rest_id: `https://t.co/${post.id}`, legacy: { binding_values: values, name: 'summary_large_image', user_refs_results: [] } };
}

const tombstone = {
  entryType: 'TimelineTimelineItem',
  __typename: 'TimelineTimelineItem',
  itemContent: { itemType: 'TimelineTombstone', __typename: 'TimelineTombstone', tombstoneInfo: { text: 'This post is unavailable.' } },
};

const cursor = (type: 'Top' | 'Bottom', sortIndex: string) => ({
  entryId: `cursor-${type.toLowerCase()}-${sortIndex}`,
  sortIndex,
  content: { entryType: 'TimelineTimelineCursor', __typename: 'TimelineTimelineCursor', cursorType: type, value: `DAAB${sortIndex}` },
});

/** A whole answer around a part that differs by operation. */
export const told = (data: unknown, truths: readonly Truth[]): Told => ({ body: JSON.stringify({ data }), truths });
