import type { Truth } from '../world/truth.ts';
import type { World } from '../world/world.ts';
import type { XPost, XUser } from '../world/x.ts';
import { instructions, postTruths, type Shown, told, userJson, userTruths } from '../world/x-payloads.ts';
import { type Answer, type Ask, json, page, shell } from './answer.ts';

/** No inline script runs on x.com: what wants to be in the page's world must come another way. */
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https://pbs.twimg.com; connect-src 'self' https://api.x.com; frame-ancestors 'self'; object-src 'none'";

export function x(ask: Ask): Answer | undefined {
  const operation = /^\/i\/api\/graphql\/[\w-]+\/(\w+)$/.exec(ask.url.pathname)?.[1];
  if (!operation) return page(shell({ site: 'x', title: 'X' }), [], { 'content-security-policy': policy });
  if (ask.mood.broken) return { status: 503, type: 'text/plain', body: 'Over capacity' };
  return answer(ask, operation, variablesOf(ask));
}

type Variables = Readonly<Record<string, unknown>>;

/** Reads come as GET with the variables in the address, or as POST with them in the body. */
function variablesOf({ method, url, body }: Ask): Variables {
  const source: unknown = JSON.parse(method === 'POST' ? body : `{"variables":${url.searchParams.get('variables') ?? '{}'}}`);
  return (source as { variables: Variables }).variables; // sent by our own page
}

function answer({ world, method }: Ask, operation: string, variables: Variables): Answer | undefined {
  const { users, posts } = world.x;
  const text = (name: string) => String(variables[name] ?? '');
  switch (operation) {
    case 'HomeTimeline': {
      const from = Number(variables.cursor ?? 0) % 3;
      const shown = posts.filter((_, index) => index % 3 === from).slice(0, 150);
      const home = timeline((parts) => ({ home: { home_timeline_urt: { instructions: parts } } }), shown, {
        promotedEach: 12,
        cardParts: 22,
      });
      return { ...home, local: true };
    }
    case 'UserByScreenName': {
      const user = users.find(({ handle }) => handle.toLowerCase() === text('screen_name').toLowerCase());
      return json(told(user ? { user: { result: userJson(user) } } : {}, user ? userTruths(user) : []));
    }
    case 'UserTweets': {
      const user = users.find(({ id }) => id === text('userId'));
      if (!user) return undefined;
      if (user.protected) return json(told({ user: { result: { __typename: 'User', timeline: {} } } }, []));
      return timeline(
        (parts) => ({ user: { result: { __typename: 'User', timeline: { timeline: { instructions: parts } } } } }),
        world.x.of(user),
      );
    }
    case 'TweetDetail': {
      const focal = posts.find(({ id }) => id === text('focalTweetId'));
      if (!focal) return undefined;
      const replies = posts.filter(({ replyTo }) => replyTo?.id === focal.id);
      return timeline((parts) => ({ threaded_conversation_with_injections_v2: { instructions: parts } }), [focal, ...replies]);
    }
    case 'SearchTimeline': {
      if (method !== 'POST') return { status: 404, type: 'text/plain', body: '' };
      const word = text('rawQuery').toLowerCase();
      const found = posts.filter((post) => post.text.toLowerCase().includes(word) && !post.repostOf).slice(0, 40);
      return timeline((parts) => ({ search_by_raw_query: { search_timeline: { timeline: { instructions: parts } } } }), found);
    }
    default:
      return json(told({}, []));
  }
}

function timeline(
  place: (parts: unknown) => unknown,
  posts: readonly XPost[],
  { promotedEach = 0, cardParts = 0 }: { promotedEach?: number; cardParts?: number } = {},
): Answer {
  const shown = posts.map(
    (post, index): Shown => ({ post, promoted: promotedEach > 0 && index % promotedEach === promotedEach - 1 && !post.repostOf }),
  );
  const truths: Truth[] = shown.flatMap(({ post, promoted }) => postTruths(post, promoted));
  return json(told(place(instructions(shown, cardParts)), truths));
}

/** An account that many follow, whose page shows a good many posts of its own. */
export const openAccount = (world: World): XUser => {
  const user = world.x.users.find((one) => !one.protected && one.blue && one.followers > 20_000 && world.x.of(one).length > 4);
  if (!user) throw new Error('The world has no open account.');
  return user;
};
