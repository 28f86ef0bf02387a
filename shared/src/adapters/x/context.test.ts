import { describe, expect, it } from 'vitest';
import { contextOf } from './context.ts';
import { operationOf } from './operation.ts';
import { pageKind } from './pages.ts';

const at = (name: string, data: unknown, pageUrl?: string, variables = {}) => contextOf({ name, variables }, { data }, pageUrl);

describe('where something was seen', () => {
  it.each([
    ['UserByScreenName', 'profile'],
    ['UserTweetsAndReplies', 'profile'],
    ['Followers', 'profile'],
    ['TweetDetail', 'thread'],
    ['TweetResultByRestId', 'thread'],
    ['SearchTimeline', 'search'],
    ['HomeTimeline', 'home'],
    ['HomeLatestTimeline', 'home'],
    ['ListLatestTweetsTimeline', 'list'],
    ['ListMembers', 'list'],
    ['GenericTimelineById', 'explore'],
    ['Likes', 'other'],
    ['FollowersYouKnow', 'other'],
    ['Qx71', 'other'],
  ])('%s is %s', (name, context) => {
    expect(at(name, {})).toBe(context);
  });

  it.each([
    [{ home: {} }, 'home'],
    [{ threaded_conversation_with_injections_v2: {} }, 'thread'],
    [{ search_by_raw_query: {} }, 'search'],
    [{ user: {} }, 'profile'],
    [{ list: {} }, 'list'],
    [{ user: {}, liked: {} }, 'other'],
    [{ feed: {} }, 'other'],
  ])('is told by the shape %j of a renamed operation: %s', (data, context) => {
    expect(at('Qx71', data)).toBe(context);
  });

  it('is told by what was asked when nothing else does', () => {
    expect(at('Qx71', { feed: {} }, undefined, { focalTweetId: '1' })).toBe('thread');
    expect(at('Qx71', { feed: {} }, undefined, { rawQuery: 'a' })).toBe('search');
    expect(at('Qx71', { feed: {} }, undefined, { listId: '1' })).toBe('list');
  });

  it('is the most private of what name, shape and page say', () => {
    expect(at('UserTweets', { home: {} })).toBe('home');
    expect(at('UserByScreenName', { user: {} }, 'https://x.com/i/lists/1')).toBe('list');
    expect(at('HomeTimeline', { home: {} }, 'https://x.com/ada')).toBe('home');
    expect(at('UserTweets', { user: {} }, 'https://x.com/ada/likes')).toBe('other');
    expect(at('UserTweets', { user: {} }, 'https://x.com/ada/with_replies')).toBe('profile');
  });
});

it.each([
  ['https://x.com/', 'home'],
  ['https://x.com/home?a=1', 'home'],
  ['https://x.com/ada_onchain', 'profile'],
  ['https://x.com/ada_onchain/status/123/', 'thread'],
  ['https://x.com/i/web/status/123', 'thread'],
  ['https://x.com/search?q=a', 'search'],
  ['https://x.com/explore/tabs/for-you', 'explore'],
  ['https://x.com/i/lists/5', 'list'],
  ['https://x.com/i/bookmarks', 'private'],
  ['https://x.com/messages/1-2', 'private'],
  ['https://x.com/notifications', 'private'],
  ['https://x.com/ada_onchain/likes', 'other'],
  ['https://x.com/compose', 'other'],
  ['about:blank', 'other'],
  [undefined, undefined],
])('the page %s is %s', (pageUrl, kind) => {
  expect(pageKind(pageUrl)).toBe(kind);
});

describe('what was asked', () => {
  it('is in the address of a GET', () => {
    const url = 'https://x.com/i/api/graphql/abc-_1/UserTweets?variables=%7B%22userId%22%3A%2212%22%7D&features=%7B%7D';
    expect(operationOf({ url })).toEqual({ name: 'UserTweets', variables: { userId: '12' } });
  });

  it('is in the body of a POST', () => {
    const requestBody = '{"variables":{"rawQuery":"$LMX"},"queryId":"abc"}';
    expect(operationOf({ url: 'https://x.com/i/api/graphql/abc/SearchTimeline', requestBody })).toEqual({
      name: 'SearchTimeline',
      variables: { rawQuery: '$LMX' },
    });
  });

  it.each(['%', '{', '[]', 'null', '%7B%22a'])('is unknown when the variables are %j', (variables) => {
    expect(operationOf({ url: `https://x.com/i/api/graphql/a/B?variables=${variables}`, requestBody: variables }).variables).toEqual({});
  });
});
