import type { Ratio } from '../units.ts';
import { leastTrust, mostTrust, newcomerTrust, trustStrength } from './settings.ts';

/** How often somebody's word was right and wrong about values before they were published. Decayed counts may have fractions. */
export interface TrackRecord {
  readonly right: number;
  readonly wrong: number;
}

/**
 * Probability that an independent word of somebody with this record is right: the mean of a Beta distribution that starts from
 * what is thought of newcomers. Without a record it is exactly that; with a long one it is their own share, within the bounds of trust.
 */
export function trustOf({ right, wrong }: TrackRecord, prior: Ratio = newcomerTrust): Ratio {
  return bounded((right + prior * trustStrength) / (right + wrong + trustStrength));
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
    right += record.right;
    all += record.right + record.wrong;
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
