import type { Context } from '../../facts/observation.ts';
import { read } from '../json.ts';
import type { Operation } from './operation.ts';
import { pageKind } from './pages.ts';

/**
 * Operations whose meaning is known. What tells of the viewer's taste (likes, common followers, communities) is `other`,
 * which is never shared, even where X shows it on a profile page.
 */
const byName: readonly (readonly [RegExp, Context])[] = [
  [/^(?:User)?Likes|^Favoriters|^FollowersYouKnow|^UserCreatorSubscri|^Communit/, 'other'],
  [/^(?:Generic|Explore|Trend)/, 'explore'],
  [/^Home|^ForYou/, 'home'],
  [/^TweetDetail|^TweetResultByRestId$|^ModeratedTimeline|^ConversationTimeline|^Retweeters|^Reposters/, 'thread'],
  [/^Search/, 'search'],
  [/List/, 'list'],
  [
    /^User(?:By|Result|Tweets|Posts|Media|Highlights|Articles)|^Followers|^Following|^BlueVerifiedFollowers|^AboutAccount|^Profile/,
    'profile',
  ],
];

/** Where instructions and users sit in the answer, which outlives the names of operations. */
const byShape: readonly (readonly [RegExp, Context])[] = [
  [/^home(?:_|$)/, 'home'],
  [/^threaded_conversation|^tweetResult$|^tweet_result(?:_by_rest_id)?$|^tweet$/, 'thread'],
  [/^search(?:_|$)/, 'search'],
  [/^list(?:_|$)/, 'list'],
  [/^user$|^user_results?(?:_by_\w+)?$/, 'profile'],
];

const sharedSomewhere: readonly Context[] = ['thread', 'search', 'profile'];

export function contextByName(name: string): Context | undefined {
  return byName.find(([pattern]) => pattern.test(name))?.[1];
}

/**
 * Where the payload was seen. Name, shape and page each have a say, and the most private of them wins:
 * a hover card on the home timeline is home, a renamed operation that nothing explains is `other`.
 */
export function contextOf(operation: Operation, body: unknown, pageUrl: string | undefined): Context {
  const page = pageKind(pageUrl);
  const said = [contextByName(operation.name), contextByShape(body), contextByVariables(operation)].filter(
    (context) => context !== undefined,
  );
  const hidden = said.find((context) => !sharedSomewhere.includes(context));
  if (hidden !== undefined) return hidden;
  if (page === 'private') return 'other';
  if (page !== undefined && !sharedSomewhere.includes(page)) return page;
  return said[0] ?? 'other';
}

function contextByShape(body: unknown): Context | undefined {
  const data = read(body, 'data');
  if (typeof data !== 'object' || data === null) return undefined;
  const found = new Set(Object.keys(data).map((key) => byShape.find(([pattern]) => pattern.test(key))?.[1]));
  // Keys that disagree, or one that nobody knows, explain nothing.
  return found.size === 1 ? [...found][0] : undefined;
}

function contextByVariables({ variables }: Operation): Context | undefined {
  if (read(variables, 'focalTweetId') !== undefined) return 'thread';
  if (read(variables, 'rawQuery') !== undefined) return 'search';
  return read(variables, 'listId') === undefined ? undefined : 'list';
}
