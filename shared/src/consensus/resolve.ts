import type { FactValue } from '../contracts/evidence.ts';
import type { Field } from '../facts/field.ts';
import type { Claim } from './claim.ts';
import { latestQuorum } from './latest-quorum.ts';
import { median } from './median.ts';
import { modeQuorum } from './mode-quorum.ts';
import { monotoneKth } from './monotone-kth.ts';

/**
 * Many claims on one field, as one value with evidence, by the rule the field declares.
 *
 * @param previous What was known before. An agreed value stays until another is agreed, so that people who contradict
 *   each other replace nothing; to rebuild a fact from its claims alone, leave it out.
 * @returns `undefined` when nothing is known, or when the field is not for the crowd.
 */
export function resolve(field: Pick<Field, 'consensus'>, claims: readonly Claim[], previous?: FactValue): FactValue | undefined {
  const next = byRule(field.consensus, claims, previous);
  if (next?.evidence.status === 'agreed') return next;
  return previous?.evidence.status === 'agreed' ? previous : next;
}

function byRule(consensus: Field['consensus'], claims: readonly Claim[], previous: FactValue | undefined): FactValue | undefined {
  switch (consensus.rule) {
    case 'mode-quorum':
      return modeQuorum(claims);
    case 'latest-quorum':
      return latestQuorum(claims, consensus.windowMs);
    case 'median':
      return median(claims, consensus.windowMs, consensus.tolerance);
    case 'monotone-kth':
      return monotoneKth(claims, consensus.tolerance, previous);
    case 'none':
      return undefined;
  }
}
