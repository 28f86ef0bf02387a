import type { ShillScore, ShillSign } from '../../contracts/shill.ts';
import type { PlatformId } from '../../facts/observation.ts';
import { assemble, type ShillParts } from './assemble.ts';
import { correlation, readBoards } from './correlation.ts';
import { engagement } from './engagement.ts';
import { frequency } from './frequency.ts';
import type { ShillInput } from './input.ts';
import { type LaggedTest, laggedTest } from './lagged.ts';
import type { Permutations } from './permutations.ts';
import { ownPosts } from './posts.ts';
import { reach } from './reach.ts';
import { signsOf } from './signs.ts';

/** What a window of somebody's posts comes to: the components that all platforms share, and the correlation of each. */
export interface ShillMeasured extends Omit<ShillParts, 'correlation'> {
  readonly signs: readonly ShillSign[];
  readonly correlations: Readonly<Partial<Record<'overall' | PlatformId, ShillParts['correlation']>>>;
}

/** Measures the four components, overall and for each platform with boards. @param test One for all windows of a person: it remembers. */
export function measureShill(input: ShillInput, test: LaggedTest): ShillMeasured {
  const own = ownPosts(input);
  const readings = readBoards(own, input, test);
  const platforms = [...new Set(readings.map(({ platform }) => platform))].sort();
  const overall = correlation(readings);
  return {
    engagement: engagement(own, input.followers),
    frequency: frequency(own, input),
    reach: reach(own, input.followers),
    signs: signsOf(own, input.replies),
    correlations: {
      overall,
      ...Object.fromEntries(platforms.map((platform) => [platform, platforms.length === 1 ? overall : correlation(readings, platform)])),
    },
  };
}

const noBoards = correlation([]);

/** The parts of a scope. Posts count everywhere; boards only on their own platform. */
export const partsOf = (
  { engagement: e, frequency: f, reach: r, correlations }: ShillMeasured,
  scope: 'overall' | PlatformId,
): ShillParts => ({
  engagement: e,
  frequency: f,
  correlation: correlations[scope] ?? noBoards,
  reach: r,
});

/**
 * How effective somebody's posts were, 0 to 100, with everything it rests on; or what is missing for a score.
 * Needs no server: a browser calls it with what it saw itself.
 * @param platform Look at the boards of one platform only.
 * @param permutations Orders of days for the permutation test: `permutationsFrom(seed)`.
 */
export function shillScore(input: ShillInput, permutations: Permutations, platform: 'overall' | PlatformId = 'overall'): ShillScore {
  const measured = measureShill(input, laggedTest(permutations));
  const { at, windowDays, joined } = input;
  return assemble({ at, windowDays, parts: partsOf(measured, platform), signs: measured.signs, joined });
}
