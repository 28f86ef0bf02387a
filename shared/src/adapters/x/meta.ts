import type { AdapterMeta } from '../types.ts';

export const x = {
  id: 'x',
  version: 1,
  label: 'X',
  matches: ['https://x.com/*', 'https://twitter.com/*', 'https://mobile.x.com/*', 'https://mobile.twitter.com/*'],
  responses: [
    { host: 'x.com', path: '^/i/api/graphql/', requestBody: true },
    { host: 'api.x.com', path: '^/graphql/', requestBody: true },
    { host: 'twitter.com', path: '^/i/api/graphql/', requestBody: true },
    { host: 'mobile.x.com', path: '^/i/api/graphql/', requestBody: true },
    { host: 'mobile.twitter.com', path: '^/i/api/graphql/', requestBody: true },
    { host: 'api.twitter.com', path: '^/graphql/', requestBody: true },
  ],
  optional: true,
  reads: 'Public profiles and posts with their public counters. Never messages, bookmarks, notifications or protected accounts.',
  testPages: [],
} as const satisfies AdapterMeta;
