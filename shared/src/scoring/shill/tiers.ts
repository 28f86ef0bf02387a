/**
 * What is usual for authors of a size: medians and quartiles of 1,656 original posts of 868 authors with at least 100 views,
 * in recorded answers of x.com, July and August 2026. They come from feeds, searches and profiles, so posts that X recommended are
 * over-represented. Each row stands for the middle of its tier of followers.
 */
const table = [
  // followers 10^, reactions per view p25 p50 p75, views per follower p25 p50 p75
  [2.5, 0.0043, 0.0122, 0.0327, 1.3, 22, 196],
  [3.5, 0.0046, 0.0112, 0.0262, 0.46, 2, 16],
  [4.5, 0.0061, 0.0132, 0.0272, 0.12, 0.5, 1.9],
  [5.5, 0.0063, 0.0148, 0.0343, 0.02, 0.1, 0.47],
  [6.5, 0.0046, 0.0097, 0.0224, 0.01, 0.04, 0.21],
] as const;
/** Originals of authors of every size. */
const everySize = [0.0055, 0.013, 0.0286] as const;

/** A log-normal distribution: `centre` and `spread` are mean and standard deviation of the logarithm. */
export interface Usual {
  readonly centre: number;
  readonly spread: number;
}

/** Quartiles of a normal distribution lie 1.349 standard deviations apart. */
const quartiles = 1.349;
const usualOf = (p25: number, p50: number, p75: number): Usual => ({ centre: Math.log(p50), spread: Math.log(p75 / p25) / quartiles });

const sizes = table.map(([size]) => size);
const reactions = table.map(([, p25, p50, p75]) => usualOf(p25, p50, p75));
const reach = table.map(([, , , , p25, p50, p75]) => usualOf(p25, p50, p75));
const reactionsOfAll = usualOf(...everySize);

/** Reactions per view that are usual. @param followers Unknown: of authors of every size. */
export const usualReactions = (followers: number | undefined): Usual =>
  followers === undefined ? reactionsOfAll : between(reactions, followers);

/** Views per follower that are usual. */
export const usualViews = (followers: number): Usual => between(reach, followers);

/** Between the middles of two tiers it is between what they say: nobody leaps by one follower. */
function between(tiers: readonly Usual[], followers: number): Usual {
  const size = Math.log10(Math.max(1, followers));
  const above = sizes.findIndex((middle) => middle > size);
  const [low, high] = [tiers[above - 1], tiers[above]];
  if (!low || !high) return (above === 0 ? tiers[0] : tiers.at(-1)) ?? reactionsOfAll;
  const part = size - (sizes[above - 1] ?? size); // the tiers lie a power of ten apart
  return { centre: low.centre + part * (high.centre - low.centre), spread: low.spread + part * (high.spread - low.spread) };
}
