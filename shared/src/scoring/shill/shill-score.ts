import type { ShillScope, ShillScore, ShillSign } from '../../contracts/shill.ts';
import { assemble, type ShillParts } from './assemble.ts';
import { correlation, readBoards } from './correlation.ts';
import { engagement } from './engagement.ts';
import { frequency } from './frequency.ts';
import type { ShillInput, ShillPost } from './input.ts';
import { type LaggedTest, laggedTest } from './lagged.ts';
import type { Permutations } from './permutations.ts';
import { ownPosts } from './posts.ts';
import { reach } from './reach.ts';
import { signsOf } from './signs.ts';
import type { ShillWindow } from './words.ts';

/** What a window of somebody's posts comes to: the components that all platforms share, and the correlation of each. */
export interface ShillMeasured extends Omit<ShillParts, 'correlation'> {
  readonly signs: readonly ShillSign[];
  /** By platform with boards; `overall` only where that is another thing than the one platform there is. */
  readonly correlations: Readonly<Partial<Record<ShillScope, ShillParts['correlation']>>>;
}

/** What follows from the posts of a window alone, whatever its days are. */
type OfPosts = Pick<ShillMeasured, 'engagement' | 'reach' | 'signs'>;
const ofPosts = (own: readonly ShillPost[], { followers, replies }: Omit<ShillInput, 'windowDays'>): OfPosts => ({
  engagement: engagement(own, followers),
  reach: reach(own, followers),
  signs: signsOf(own, replies),
});

/** Measures one window as {@link measureWindows} does. */
export function measureShill(input: ShillInput, test: LaggedTest): ShillMeasured {
  const own = ownPosts(input);
  return measured(own, ofPosts(own, input), input, test);
}

/**
 * Measures the four components over several windows. Whoever posted nothing before a window has the same posts in a longer one:
 * what follows from them alone is then measured once.
 * @param windows The shortest first.
 */
export function measureWindows<Window extends ShillWindow>(
  input: Omit<ShillInput, 'windowDays'>,
  windows: readonly Window[],
  permutations: Permutations,
): Record<Window, ShillMeasured> {
  const test = laggedTest(permutations);
  let before: { readonly own: readonly ShillPost[]; readonly of: OfPosts } | undefined;
  const all = windows.map((windowDays) => {
    const window = { ...input, windowDays };
    const own = ownPosts(window);
    // A longer window holds all posts of a shorter one, so as many are the same ones.
    before = before?.own.length === own.length ? before : { own, of: ofPosts(own, input) };
    return [windowDays, measured(own, before.of, window, test)];
  });
  return Object.fromEntries(all) as Record<Window, ShillMeasured>; // one for each
}

function measured(own: readonly ShillPost[], of: OfPosts, input: ShillInput, test: LaggedTest): ShillMeasured {
  const readings = readBoards(own, input, test);
  const platforms = [...new Set(readings.map(({ platform }) => platform))].sort();
  return {
    engagement: of.engagement,
    frequency: frequency(own, input),
    reach: of.reach,
    signs: of.signs,
    correlations: {
      ...(platforms.length === 1 ? {} : { overall: correlation(readings) }),
      ...Object.fromEntries(platforms.map((platform) => [platform, correlation(readings, platform)])),
    },
  };
}

/** The scopes there is anything to tell apart of: `overall`, and each platform with boards. */
export const scopesOf = ({ correlations }: ShillMeasured): ShillScope[] =>
  [...new Set(['overall', ...Object.keys(correlations)])] as ShillScope[]; // keys of that record

const noBoards = correlation([]);

/** The parts of a scope. Posts count everywhere; boards only on their own platform. */
export function partsOf({ engagement: e, frequency: f, reach: r, correlations }: ShillMeasured, scope: ShillScope): ShillParts {
  const [only] = Object.values(correlations);
  const whole = correlations.overall ?? only;
  return { engagement: e, frequency: f, correlation: (scope === 'overall' ? whole : correlations[scope]) ?? noBoards, reach: r };
}

/**
 * How effective somebody's posts were, 0 to 100, with everything it rests on; or what is missing for a score.
 * Needs no server: a browser calls it with what it saw itself.
 * @param platform Look at the boards of one platform only.
 * @param permutations Orders of days for the permutation test: `permutationsFrom(seed)`.
 */
export function shillScore(input: ShillInput, permutations: Permutations, platform: ShillScope = 'overall'): ShillScore {
  const measured = measureShill(input, laggedTest(permutations));
  const { at, windowDays, joined } = input;
  return assemble({ at, windowDays, parts: partsOf(measured, platform), signs: measured.signs, joined });
}
