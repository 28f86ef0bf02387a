import type { Evidence, FactValue } from '../contracts/evidence.ts';
import type { EpochMs, Ratio } from '../units.ts';
import { ratio } from '../units.ts';
import { type Claim, quorum } from './claim.ts';

/** 95 % two-sided. */
const z = 1.959964;

/**
 * How sure a share of `k` of `n` makes us: the lower end of Wilson's score interval, so that 3 of 3 weighs less than 30 of 30.
 * @see Wilson, "Probable Inference", Journal of the American Statistical Association 22, 1927.
 */
export function confidence(k: number, n: number): Ratio {
  if (n === 0) return 0 as Ratio; // 0 is a share
  const p = k / n;
  const centre = p + z ** 2 / (2 * n);
  const margin = z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  return ratio(Math.max(0, Math.round(((centre - margin) / (1 + z ** 2 / n)) * 1_000) / 1_000)) ?? (0 as Ratio);
}

/** Median absolute deviation of the claims from `value`, relative to it (to 1 when the value is 0). */
export function relativeDeviation(value: number, values: readonly number[]): number {
  const deviations = values.map((one) => Math.abs(one - value)).sort((a, b) => a - b);
  return round((deviations[(deviations.length - 1) >> 1] ?? 0) / Math.max(Math.abs(value), Number.MIN_VALUE) || 0, value);
}

/** A value with what it rests on. @param supporting Those of the `considered` claims that stand behind the value. */
export function factValue(
  method: Evidence['method'],
  value: unknown,
  supporting: readonly Claim[],
  considered: number,
  spread: number,
): FactValue {
  const n = supporting.length;
  return {
    value,
    evidence: {
      n,
      observedAt: newestTime(supporting),
      spread,
      confidence: confidence(n, considered),
      method,
      status: n >= quorum ? 'agreed' : 'unconfirmed',
    },
  };
}

function newestTime(claims: readonly Claim[]): EpochMs {
  return Math.max(0, ...claims.map(({ observedAt }) => observedAt)) as EpochMs; // the largest of times is one of them; there is always a claim
}

/** Three decimals are enough to judge by, and keep answers small. A deviation from 0 has no relation: it is given as it is. */
function round(relative: number, value: number): number {
  const capped = value === 0 && relative > 0 ? 1 : relative;
  return Math.round(Math.min(capped, 1e9) * 1_000) / 1_000;
}
