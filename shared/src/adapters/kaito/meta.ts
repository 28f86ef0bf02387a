import type { AdapterMeta } from '../types.ts';

export const kaito = {
  id: 'kaito',
  version: 1,
  label: 'Kaito',
  matches: ['https://kaito.ai/*', 'https://www.kaito.ai/*', 'https://yaps.kaito.ai/*'],
  responses: [
    {
      host: 'hub.kaito.ai',
      path: '^/api/v1/(gateway/ai(/|$)|voices/|kol/|tickers/|yapper/|users/twitter-stats|capital/|capital-launchpad/)',
      requestBody: true,
    },
    { host: 'api.kaito.ai', path: '^/api/v1/yaps/?$' },
  ],
  optional: false,
  reads: 'Mindshare boards and their history, and Yaps (historical).',
} as const satisfies AdapterMeta;
