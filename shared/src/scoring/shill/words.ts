/** Days a score looks back over. */
export const shillWindows = [7, 30, 90] as const;
export type ShillWindow = (typeof shillWindows)[number];

export const shillComponents = ['engagement', 'frequency', 'correlation', 'reach'] as const;
export type ShillComponentName = (typeof shillComponents)[number];

/** What each component counts for in the score. They sum to 1. */
export const shillWeights: Readonly<Record<ShillComponentName, number>> = { engagement: 0.4, frequency: 0.3, correlation: 0.2, reach: 0.1 };

/** Components of less weight together make no score. */
export const leastWeight = 0.6;

export const shillBands = ['low', 'medium', 'high', 'elite'] as const;
export type ShillBand = (typeof shillBands)[number];

/**
 * What a component lacks: original posts older than an hour, their views, the account's followers, days its pace can be told from,
 * days with values on boards, any change of these values, and days with and without posts to tell apart.
 */
export const shillMissing = ['posts', 'views', 'followers', 'days', 'board-days', 'gains', 'posting-days'] as const;
export type ShillMissing = (typeof shillMissing)[number];

/** What speaks for reactions that are not what they seem. Described, never alleged. */
export const shillSigns = ['repeated-replies', 'similar-names', 'more-replies-than-likes', 'reactions-near-views'] as const;
export type ShillSignName = (typeof shillSigns)[number];

/** What would change a score. */
export const shillLevers = [
  'more-reactions-per-view',
  'more-days-with-posts',
  'fewer-posts-a-day',
  'fewer-repeated-posts',
  'more-gained-after-posts',
  'more-views-per-follower',
  'more-evidence',
] as const;
export type ShillLever = (typeof shillLevers)[number];
