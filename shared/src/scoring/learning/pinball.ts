import type { Quantiles } from '../quantiles.ts';

export const taus = [0.1, 0.5, 0.9] as const;
export type Three = [number, number, number];

/**
 * How far three quantiles lie from what came true, averaged: 0 is perfect, in the unit of the value.
 * A quantile is punished more for lying on its wrong side, so the true quantiles lose least.
 * @see Koenker and Bassett, "Regression Quantiles", Econometrica 46(1), 1978
 */
export function pinball(predicted: Readonly<Three>, realised: number): number {
  return predicted.reduce((sum, at, index) => sum + oneSided(realised - at, taus[index] ?? 0.5), 0) / taus.length;
}
const oneSided = (excess: number, tau: number) => Math.max(tau * excess, (tau - 1) * excess);

export const threeOf = ({ p10, p50, p90 }: Quantiles): Three => [p10, p50, p90];

/** @param sorted Ascending. @returns The value with a share of the others below it, between neighbours in proportion; 0 of none. */
export function sortedQuantile(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  return low + ((sorted[Math.ceil(at)] ?? low) - low) * (at - Math.floor(at));
}

export function threeQuantiles(values: ArrayLike<number>): Three {
  const sorted = Float64Array.from(values).sort();
  return [sortedQuantile(sorted, 0.1), sortedQuantile(sorted, 0.5), sortedQuantile(sorted, 0.9)];
}

/** In ascending order: members learn their quantiles apart, and a lower one must not end above a higher. */
export function ordered([a, b, c]: Readonly<Three>): Three {
  const [low, high] = a < b ? [a, b] : [b, a];
  return [Math.min(low, c), Math.max(low, Math.min(high, c)), Math.max(high, c)];
}
