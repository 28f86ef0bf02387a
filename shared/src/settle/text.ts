import canonicalize from 'canonicalize';
import type { FactValue } from '../contracts/evidence.ts';
import type { Facts } from './entity.ts';

/** Facts as the one text they are stored, sent and compared as: canonical JSON (RFC 8785). */
export function factsText(facts: Facts): string {
  return canonicalize(facts) ?? '{}';
}

/**
 * What of an entity's facts becomes its base at a checkpoint: agreed values, without why they were held.
 * @returns `undefined` when nothing is agreed.
 */
export function baseOf(facts: Facts): Facts | undefined {
  const agreed = Object.entries(facts).flatMap(([name, fact]) => (fact.evidence.status === 'agreed' ? [[name, free(fact)] as const] : []));
  return agreed.length > 0 ? Object.fromEntries(agreed) : undefined;
}

function free({ value, evidence: { held: _, ...evidence } }: FactValue): FactValue {
  return { value, evidence };
}
