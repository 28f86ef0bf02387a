import type { AdapterMeta } from '../types.ts';
import { privateOperation } from './private-operations.ts';

/** Every read is `/i/api/graphql/<query id>/<operation>`; the query id changes with each release, the operation seldom. */
const path = `^(?:/i/api)?/graphql/(?![^/]+/(?:${privateOperation}))`;

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
} as const satisfies AdapterMeta;
