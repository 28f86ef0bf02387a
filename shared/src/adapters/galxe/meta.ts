import type { AdapterMeta } from '../types.ts';

export const galxe = {
  id: 'galxe',
  version: 1,
  label: 'Galxe',
  matches: ['https://app.galxe.com/*'],
  responses: [
    { host: 'graphigo.prd.galaxy.eco', path: '^/query$' },
    { host: 'app.galxe.com', path: '^/(quest|id|$)' },
  ],
  optional: false,
  reads: 'Campaigns, spaces, point boards and your own participation.',
  testPages: [],
} as const satisfies AdapterMeta;
