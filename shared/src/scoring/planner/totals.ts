import type { Quantiles } from '../quantiles.ts';
import { plus, quantilesOf, type Spread, spreadOf } from '../roi/spread.ts';

/** A quantity and how often the very same one counts. */
export interface Times {
  readonly of: Quantiles;
  readonly times: number;
}

/**
 * Quantiles of a sum of quantities that go up and down in part each by itself, in part together. Values below zero are allowed.
 * @param together 0: each by itself, apart from the same campaign with several wallets. 1: all at once, so that the quantiles add up.
 */
export function totalOf(quantities: readonly Times[], together: number): Quantiles {
  let sum: Spread = [0];
  let shift = 0;
  const all = { p10: 0, p50: 0, p90: 0 };
  for (const { of, times } of quantities) {
    const low = Math.min(0, of.p10);
    shift += low * times;
    const above = spreadOf({ p10: of.p10 - low, p50: of.p50 - low, p90: of.p90 - low });
    sum = plus(
      sum,
      above.map((value) => value * times),
    );
    for (const share of ['p10', 'p50', 'p90'] as const) all[share] += of[share] * times;
  }
  const apart = quantilesOf(sum);
  const blend = (share: keyof Quantiles) => (1 - together) * (apart[share] + shift) + together * all[share];
  return { p10: blend('p10'), p50: blend('p50'), p90: blend('p90') };
}
