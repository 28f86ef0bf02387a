import type { Quantiles } from '../quantiles.ts';

export const recommendMethodology =
  'Measured against what an hour is worth to you. Strong buy: even the low estimate pays it. Buy: the middle one does. Hold: only the high one does. Skip: not even that. The confidence is the probability, from the range, that an hour pays more (strong buy, buy) or less (hold, skip), lowered where little is known.';

/** US dollars an hour of a person is taken to be worth where they say nothing. */
export const hourWorth = 15;

export type Recommendation = 'strong_buy' | 'buy' | 'hold' | 'skip';

export function recommend({ p10, p50, p90 }: Quantiles, worth: number): Recommendation {
  if (p10 >= worth) return 'strong_buy';
  if (p50 >= worth) return 'buy';
  return p90 >= worth ? 'hold' : 'skip';
}

/** Probability, 0..1, that a quantity lies at or above a bound: in proportion between its quantiles, and falling off as fast beyond them. */
export function shareAbove({ p10, p50, p90 }: Quantiles, bound: number): number {
  if (bound <= p50) return 1 - below(bound, p10, p50, 0.1);
  return below(-bound, -p90, -p50, 0.1);
}

/** Share below a bound on the lower side of the median: 0.5 at the median, `edge` at the outer quantile, halving every further span. */
function below(bound: number, outer: number, middle: number, edge: number): number {
  const span = middle - outer;
  if (bound >= outer) return span === 0 ? 0.5 : edge + ((bound - outer) / span) * (0.5 - edge);
  return span === 0 ? 0 : edge * 0.5 ** ((outer - bound) / span);
}
