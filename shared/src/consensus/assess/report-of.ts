import type { Field } from '../../facts/field.ts';
import { type Claim, sameness } from '../claim.ts';
import type { Report } from './report.ts';

/**
 * A claim as a report that can be compared with others' about the same field: what may change over time is compared within one window only,
 * and numbers count as equal when they fall into the same step of about the field's tolerance.
 * @param page What was read together with others: `kaito:board:top:ANOMA`.
 * @param name Entity and field, `galxe:campaign:GC123 status`.
 * @returns `undefined` when the field is not for the crowd.
 */
export function reportOf(
  { consensus }: Pick<Field, 'consensus'>,
  { name, page, contributor }: { name: string; page?: string | undefined; contributor: string },
  claim: Claim,
): Report | undefined {
  if (consensus.rule === 'none') return undefined;
  const window = 'windowMs' in consensus ? ` ${Math.floor(claim.observedAt / consensus.windowMs)}` : '';
  const value =
    'tolerance' in consensus && typeof claim.value === 'number' ? step(claim.value, consensus.tolerance) : sameness(claim.value);
  return { item: `${name}${window}`, contributor, value, ...(page !== undefined && { page: `${page}${window}` }) };
}

/** Steps are wider than the tolerance, so that neighbours rarely fall apart. */
function step(value: number, tolerance: number): string {
  if (tolerance === 0 || value === 0) return String(value);
  return `${value < 0 ? '-' : ''}${Math.round(Math.log(Math.abs(value)) / Math.log1p(4 * tolerance))}`;
}
