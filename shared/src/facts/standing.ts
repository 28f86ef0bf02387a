import type { PlatformId } from './entity.ts';

/** By which value a platform's boards are ordered, the highest first. */
export const standingField = { galxe: 'score', layer3: 'score', kaito: 'mindshare', x: 'score' } as const satisfies Record<
  PlatformId,
  'score' | 'mindshare'
>;
