import type { EpochMs } from '../../units.ts';
import type { Tie } from './report.ts';

/** That somebody handed in a sighting, and when it arrived here: the one time that the sender does not write. */
export interface Arrival {
  readonly contributor: string;
  readonly item: string;
  readonly receivedAt: EpochMs;
}

/**
 * Who hands in the same things at the same moments, again and again: machines that were sent out together.
 * People meet on a popular page once; those who meet on several quiet ones within a minute are not strangers.
 */
export function coSubmission(_arrivals: readonly Arrival[]): Tie[] {
  return [];
}
