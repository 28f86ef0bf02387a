import type { FactValue } from '../contracts/evidence.ts';
import { type Claim, newestOfEach, quorum } from './claim.ts';
import { factValue, relativeDeviation } from './evidence.ts';
import { isNumber } from './median.ts';

const hour = 3_600_000;
/** The fastest believable growth: tenfold an hour, counted from at least a thousand (small counts do jump). */
const growthPerHour = 10;
const smallCount = 1_000;

/**
 * The quorum-th highest of a counter that only grows: so many clusters vouch for at least this much.
 * What lies below is merely older, so an agreed value never falls. Claims that would mean growth faster than tenfold an hour since the agreed value are set aside.
 * With fewer clusters than a quorum: what all of them vouch for.
 * @returns `undefined` without believable claims.
 */
export function monotoneKth(claims: readonly Claim[], tolerance: number, previous: FactValue | undefined): FactValue | undefined {
  const considered = newestOfEach(claims)
    .filter(isNumber)
    .filter(({ value, observedAt }) => value <= ceiling(previous, observedAt));
  const values = considered.map(({ value }) => value).sort((a, b) => b - a);
  const vouched = values[Math.min(quorum, values.length) - 1];
  if (vouched === undefined) return undefined;
  if (isAgreedNumber(previous) && vouched < previous.value) return previous;
  const supporting = considered.filter(({ value }) => value >= vouched * (1 - tolerance));
  return factValue('monotone-kth', vouched, supporting, considered.length, relativeDeviation(vouched, values));
}

function ceiling(previous: FactValue | undefined, at: number): number {
  if (!isAgreedNumber(previous)) return Number.POSITIVE_INFINITY;
  const hours = Math.max(1, (at - previous.evidence.observedAt) / hour);
  return Math.max(previous.value, smallCount) * growthPerHour ** hours;
}

function isAgreedNumber(fact: FactValue | undefined): fact is FactValue<number> {
  return fact?.evidence.status === 'agreed' && typeof fact.value === 'number';
}
