import type { Ratio } from '../units.ts';
import { sameXId } from './person.ts';

/** What stands for and against a wallet's statement that an X account is its owner's. */
export interface Stated {
  /** Other accounts that state the same of the same X account. */
  readonly others: number;
  /** An operator saw a code of this account in a public place of the profile. */
  readonly seen: boolean;
  /** … or a code of another account. */
  readonly seenOther: boolean;
}

/** A signature proves whose the wallet is, and nothing about X: as likely as not, until somebody contradicts. */
const alone = 0.5;

/**
 * How sure it is that the X account is the wallet's owner's, 0 to 1: a half for the statement alone, shared between all who state the
 * same; as sure as an X id can be where its code was seen on the profile; 0 where another's was.
 */
export function statedConfidence({ others, seen, seenOther }: Stated): Ratio {
  if (seen) return sameXId;
  return (seenOther ? 0 : alone / (1 + others)) as Ratio; // a half or less
}
