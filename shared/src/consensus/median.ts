import type { FactValue } from '../contracts/evidence.ts';
import { type Claim, newestOfEach, recent } from './claim.ts';
import { factValue, relativeDeviation } from './evidence.ts';

/**
 * The (lower) median of what clusters saw recently: always a value somebody named, so whole numbers stay whole.
 * Those within `tolerance` (relative) of it stand behind it.
 * @returns `undefined` without claims of numbers.
 */
export function median(claims: readonly Claim[], windowMs: number, tolerance: number): FactValue | undefined {
  const considered = recent(newestOfEach(claims), windowMs).filter(isNumber);
  const values = considered.map(({ value }) => value).sort((a, b) => a - b);
  const middle = values[(values.length - 1) >> 1];
  if (middle === undefined) return undefined;
  const supporting = considered.filter(({ value }) => Math.abs(value - middle) <= tolerance * Math.abs(middle));
  return factValue('median', middle, supporting, considered.length, relativeDeviation(middle, values));
}

export function isNumber(claim: Claim): claim is Claim & { readonly value: number } {
  return typeof claim.value === 'number' && Number.isFinite(claim.value);
}
