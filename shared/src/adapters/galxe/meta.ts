import type { AdapterMeta } from '../types.ts';

export const galxe = {
  id: 'galxe',
  version: 1,
  label: 'Galxe',
  matches: ['https://app.galxe.com/*'],
  responses: [
    // The question names the board (space, season) and tells reading from acting; the answer often does not.
    { host: 'graphigo.prd.galaxy.eco', path: '^/query$', requestBody: true },
    // Navigation inside the app: flight rows.
    { host: 'app.galxe.com', path: '^/(quest|id|starboard|$)' },
  ],
  optional: false,
  reads: 'Campaigns, spaces, point boards and your own participation.',
} as const satisfies AdapterMeta;
