import type { Source } from './evidence.ts';

/** The icon of each source of a value, on the grid of all icons (icon.tsx). */
export const sourcePaths = {
  you: 'M8 2.4a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2M3 13.4c.5-2.7 2.4-4 5-4s4.5 1.3 5 4',
  crowd:
    'M5.5 3.4a2 2 0 1 0 0 4 2 2 0 0 0 0-4M11 4.2a1.7 1.7 0 1 0 0 3.4M1.8 12.6c.4-2.2 1.7-3.2 3.7-3.2s3.3 1 3.7 3.2M11 9.6c1.7 0 2.8.9 3.2 2.8',
  reported: 'M5.6 6a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2.9-1.2 1.9M8 12.4v.3',
  computed: 'M3 5.5h10M3 10.5h10',
} as const satisfies Record<Source, string>;
