import type { EpochMs, Ratio } from '../../units.ts';
import { sameness } from '../claim.ts';
import { weightOf } from '../trust.ts';
import type { Word } from '../word.ts';

/** The word of a newcomer at a time, or of somebody trusted so much. */
export function word(value: unknown, at = 0, { trust, extractor }: { trust?: number; extractor?: string } = {}): Word {
  // A time after 1970, and what is written as a share.
  return { value, key: sameness(value), observedAt: (1_000 + at) as EpochMs, weight: weightOf(trust as Ratio | undefined), extractor };
}

/** So many words alike. */
export function words(count: number, ...of: Parameters<typeof word>): Word[] {
  return Array.from({ length: count }, () => word(...of));
}
