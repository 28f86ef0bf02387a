import type { Ratio } from '../units.ts';
import { leastTrust, mostTrust, newcomerTrust, trustStrength } from './settings.ts';

/** How often somebody's word turned out right and wrong. Decayed counts may have fractions. */
export interface TrackRecord {
  /** What they could not have read here. */
  readonly right: number;
  readonly wrong: number;
  /** Right as well, but shown here already, or as near to what was shown. */
  readonly repeated: number;
}

/**
 * Probability that an independent word of somebody with this record is right: the mean of a Beta distribution that starts from
 * what is thought of newcomers. Without a record it is exactly that; with a long one it is their own share, within the bounds of trust.
 * What was repeated makes up for mistakes, or honest people would be known by these alone, but it raises nobody above a newcomer.
 */
export function trustOf({ right, wrong, repeated }: TrackRecord, prior: Ratio = newcomerTrust): Ratio {
  const share = (good: number) => (good + prior * trustStrength) / (good + wrong + trustStrength);
  return bounded(Math.max(share(right), Math.min(prior, share(right + repeated))));
}

/**
 * What to think of a newcomer, learned from those who were new before (empirical Bayes): falls when newcomers turn out wrong.
 * @param firstSteps The records of contributors over their first sightings, each counted as given: cut long ones, so that the busy do not decide.
 * @returns Never more than {@link newcomerTrust}: a quiet time earns strangers no extra credit.
 */
export function priorOf(firstSteps: Iterable<TrackRecord>): Ratio {
  let right = newcomerTrust * priorStrength;
  let all = priorStrength;
  for (const record of firstSteps) {
    right += record.right + record.repeated;
    all += record.right + record.repeated + record.wrong;
  }
  return bounded(Math.min(newcomerTrust, Math.floor((right / all) * 100) / 100)); // whole hundredths: a checkpoint rarely differs from the last
}

/** How many judged sightings the first belief about newcomers is worth. */
const priorStrength = 200;

/** What a word weighs: the log-odds of being right. A word that is as likely wrong as right weighs nothing, for or against. */
export function weightOf(trust: Ratio | undefined, prior: Ratio = newcomerTrust): number {
  const p = bounded(trust ?? prior);
  return Math.max(0, Math.log(p / (1 - p)));
}

function bounded(p: number): Ratio {
  return Math.min(mostTrust, Math.max(leastTrust, p)) as Ratio; // between two shares
}
