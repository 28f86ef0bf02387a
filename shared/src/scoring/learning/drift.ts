import { calibrated, type Offsets, type Scored } from './conformal.ts';

export const driftMethodology =
  'When far more of the newest outcomes lie outside the range than the one in five that should, the model stays silent until it is calibrated or trained anew.';

/** The newest outcomes that are looked at, and the fewest that say anything. */
const window = 40;
const least = 20;
/** So many deviations above one in five: once in some thousand windows by chance. */
const tooMany = 3.3;

/** @param scored With the offsets that were in force, in the order in which they became known. */
export function hasDrifted(scored: readonly Scored[], offset: Offsets): boolean {
  const newest = scored.slice(-window);
  if (newest.length < least) return false;
  const outside = newest.filter(({ said, group, realised }) => {
    const [low, , high] = calibrated(said, group, offset);
    return realised < low || realised > high;
  }).length;
  const expected = 0.2 * newest.length;
  return (outside - expected) / Math.sqrt(0.8 * expected) > tooMany;
}
