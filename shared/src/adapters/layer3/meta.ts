import type { AdapterMeta } from '../types.ts';

export const layer3 = {
  id: 'layer3',
  version: 1,
  label: 'Layer3',
  matches: ['https://app.layer3.xyz/*'],
  responses: [{ host: 'app.layer3.xyz', path: '^/(api/trpc/|api/assignment/|_next/data/)', requestBody: true }],
  optional: false,
  reads: 'Quests, activations, streaks, collections, communities, and your own XP and level.',
} as const satisfies AdapterMeta;
