import { sameness } from '@infofi-lens/shared/consensus/claim';
import type { FactValue } from '@infofi-lens/shared/contracts/evidence';
import { fieldOf, type Kind } from '@infofi-lens/shared/facts/catalog';
import type { HeldClaim } from '@infofi-lens/shared/settle/entity';

export type Outcome = 'counted' | 'contradicted' | 'unconfirmed' | 'overtaken';

/**
 * What became of one claim.
 * - `counted`: the agreed value is theirs (within the field's tolerance, a counter also when it has grown since);
 * - `contradicted`: something else is agreed on what was there when they looked;
 * - `unconfirmed`: too few have reported it yet;
 * - `overtaken`: what they saw was before the time the agreed value speaks of, and things that change do change.
 */
export function outcomeOf(kind: Kind, field: string, [seenAt, yours]: HeldClaim, fact: FactValue): Outcome {
  if (fact.evidence.status !== 'agreed') return 'unconfirmed';
  const consensus = fieldOf(kind, field)?.consensus;
  if (!consensus || consensus.rule === 'none') return 'overtaken';
  if (sameness(yours) === sameness(fact.value)) return 'counted';
  const { observedAt } = fact.evidence;
  if (consensus.rule === 'mode-quorum') return 'contradicted';
  if (consensus.rule === 'latest-quorum') return seenAt < observedAt - consensus.windowMs ? 'overtaken' : 'contradicted';
  if (typeof yours !== 'number' || typeof fact.value !== 'number') return 'contradicted';
  if (Math.abs(yours - fact.value) <= consensus.tolerance * Math.abs(fact.value)) return 'counted';
  if (consensus.rule === 'median') return Math.abs(seenAt - observedAt) > consensus.windowMs ? 'overtaken' : 'contradicted';
  return yours < fact.value ? 'overtaken' : 'contradicted';
}
