import type { EpochMs } from '../../units.ts';
import { highestLog, lowestLog } from './apply.ts';
import type { FeatureVector } from './features.ts';

/** One campaign whose outcome is known, as it looked when somebody decided. */
export interface Example {
  readonly decidedAt: EpochMs;
  /** When the outcome became known: before that, nothing may be learned from it. */
  readonly knownAt: EpochMs;
  readonly features: FeatureVector;
  /** The newest thing that went into the features. */
  readonly seenUntil: EpochMs;
  /** {@link targetOf}. */
  readonly target: number;
}

/**
 * What is learned: the logarithm of realised / expected value, clipped to a thousand either way.
 * @param expected What structure (or earlier outcomes) expected, above 0: of nothing there is no ratio.
 * @returns `undefined` where nothing was expected.
 */
export function targetOf(realised: number, expected: number): number | undefined {
  if (!(expected > 0)) return undefined;
  return Math.max(lowestLog, Math.min(highestLog, Math.log(Math.max(realised, 0) / expected)));
}
