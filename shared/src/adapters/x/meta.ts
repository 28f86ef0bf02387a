import type { AdapterMeta } from '../types.ts';
import { privateOperation } from './private-operations.ts';

/** Every read is `/i/api/graphql/<query id>/<operation>`; the query id changes with each release, the operation seldom. */
const path = `^(?:/i/api)?/graphql/(?![^/]+/(?:${privateOperation}))`;

const graphql = (operation: string) => `https://x.com/i/api/graphql/Q1d_abc/${operation}`;

export const x = {
  id: 'x',
  version: 1,
  label: 'X',
  matches: ['https://x.com/*', 'https://twitter.com/*', 'https://mobile.x.com/*', 'https://mobile.twitter.com/*'],
  responses: [
    { host: 'x.com', path, requestBody: true },
    { host: 'api.x.com', path, requestBody: true },
    { host: 'mobile.x.com', path, requestBody: true },
    { host: 'twitter.com', path, requestBody: true },
    { host: 'api.twitter.com', path, requestBody: true },
    { host: 'mobile.twitter.com', path, requestBody: true },
  ],
  optional: true,
  reads: 'Public profiles and posts with their public counters. Never messages, bookmarks, notifications or protected accounts.',
  testPages: [
    { url: graphql('UserByScreenName'), shows: 'an account as before May 2025', fixture: 'account.g1.json' },
    { url: graphql('UserByScreenName'), shows: 'an account as until July 2026', fixture: 'account.g2.json' },
    { url: graphql('UserByScreenName'), shows: 'an account as since then', fixture: 'account.g3.json' },
    { url: graphql('UserByScreenName'), shows: 'a suspended account', fixture: 'account-suspended.json' },
    { url: graphql('UserTweets'), shows: 'posts of an account as before May 2025', fixture: 'profile-posts.g1.json' },
    {
      url: graphql('UserTweets'),
      shows: 'posts of an account: pinned, long, edited, reposted, quoted, one without views, accounts to follow',
      fixture: 'profile-posts.g3.json',
    },
    { url: graphql('TweetDetail'), shows: 'a thread with limited, removed, missing and advertised answers', fixture: 'thread.json' },
    { url: graphql('SearchTimeline'), shows: 'a search with an error and a broken entry', fixture: 'search.json' },
    { url: graphql('HomeTimeline'), shows: 'the home timeline with an advertisement', fixture: 'home.g2.json' },
    { url: graphql('Followers'), shows: 'followers, one of them protected', fixture: 'followers.json' },
    { url: graphql('Bookmarks'), shows: 'bookmarks, which are never read', fixture: 'bookmarks.json' },
  ],
} as const satisfies AdapterMeta;
