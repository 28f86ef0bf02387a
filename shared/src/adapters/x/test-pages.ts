import type { TestPage } from '../types.ts';

const graphql = (operation: string) => `https://x.com/i/api/graphql/Q1d_abc/${operation}`;

/** Recorded answers and pages, each with a file in `fixtures/`. For tests only: what people load does not carry it. */
export const testPages = [
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
] as const satisfies readonly TestPage[];
