import { describe, expect, it } from 'vitest';
import { x } from './meta.ts';
import { ada, wordsOf } from './testing/people.ts';
import { readAnswer } from './testing/read.ts';
import { addEntries, entry, postItem, postShape, profilePage } from './testing/shapes.ts';

const entries = addEntries([entry('tweet-1', postItem(postShape(wordsOf(ada, '2083305234688803178'), 'g3')))]);
const empty = { observations: [], rejected: 0, warnings: [] };

const privateOperations = [
  'Bookmarks',
  'BookmarkFolderTimeline',
  'BookmarkSearchTimeline',
  'bookmarksV2',
  'NotificationsTimeline',
  'DMPinnedInboxQuery',
  'DmAllSearchSlice',
  'GetInitialXChatPageQuery',
  'GetInboxPageRequestQuery',
  'DMMessageSearch',
  'FetchDraftTweets',
  'FetchScheduledTweets',
  'Viewer',
  'ViewerEmailSettings',
  'MutedAccounts',
  'BlockedAccountsAll',
  'UserPreferences',
  'HistoryTimeline',
];
const publicOperations = [
  'UserTweets',
  'TweetDetail',
  'HomeTimeline',
  'AboutAccountQuery',
  'TweetEditHistory',
  'SearchTimeline',
  'CommunityTweetsTimeline',
];

describe('private operations', () => {
  it.each(privateOperations)('%s is not read, and does not even leave the page', (operation) => {
    expect(readAnswer(operation, profilePage(entries))).toEqual(empty);
    expect(x.responses.some(({ path }) => new RegExp(path).test(`/i/api/graphql/Q1d/${operation}`))).toBe(false);
  });

  it.each(publicOperations)('%s is none', (operation) => {
    expect(readAnswer(operation, profilePage(entries)).observations).toHaveLength(2);
    expect(x.responses.every(({ path }) => new RegExp(path).test(`/i/api/graphql/Q1d/${operation}`))).toBe(true);
  });

  it('are known from the body of a request whose address does not name them', () => {
    const url = 'https://x.com/i/api/graphql/Q1d';
    expect(readAnswer('', profilePage(entries), { url, requestBody: '{"operationName":"Bookmarks"}' })).toEqual(empty);
  });

  it.each([
    { data: { bookmark_timeline_v2: { timeline: { instructions: entries } } } },
    { data: { bookmark_collection_timeline: { timeline: { instructions: entries } } } },
    { data: { search_by_raw_query: { bookmarks_search_timeline: { timeline: { instructions: entries } } } } },
    { data: { viewer_v2: { user_results: { result: { notification_timeline: { timeline: { instructions: entries } } } } } } },
    { data: { get_inbox_page: { items: entries } } },
    { data: { anything: { __typename: 'TimelineNotification', template: entries } } },
    { data: { feed: [{ entryId: 'notification-AAA', content: entries }] } },
  ])('are known by their shape when they were renamed (%#)', (body) => {
    expect(readAnswer('Qx71', body)).toEqual(empty);
  });

  it('may hide behind any unknown name on the pages that show them', () => {
    const on = (operation: string) => readAnswer(operation, profilePage(entries), { pageUrl: 'https://x.com/i/bookmarks' });
    expect(on('Qx71')).toEqual(empty);
    expect(on('UserByScreenName').observations.map(({ context }) => context)).toEqual(['other', 'other']);
  });
});
