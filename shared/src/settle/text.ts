import canonicalize from 'canonicalize';
import type { Evidence, FactValue } from '../contracts/evidence.ts';
import type { Facts } from './entity.ts';

/** Facts as the one text they are stored, sent and compared as: canonical JSON (RFC 8785). Written out by hand, as it is made for every fact that is settled. */
export function factsText(facts: Facts): string {
  const fields = Object.keys(facts)
    .sort()
    .flatMap((name) => {
      const fact = facts[name];
      return fact ? [`${JSON.stringify(name)}:{"evidence":${evidenceText(fact.evidence)},"value":${valueText(fact.value)}}`] : [];
    });
  return `{${fields.join()}}`;
}

/** Members in the order of their names, numbers and words as JSON writes them. */
function evidenceText({ confidence, held, method, n, observedAt, spread, status }: Evidence): string {
  const since = held?.since === undefined ? '' : `"since":${held.since},`;
  const hold = held ? `"held":{${since}"why":"${held.why}"},` : '';
  return `{"confidence":${confidence},${hold}"method":"${method}","n":${n},"observedAt":${observedAt},"spread":${spread},"status":"${status}"}`;
}

function valueText(value: unknown): string {
  return typeof value === 'object' && value !== null ? (canonicalize(value) ?? 'null') : JSON.stringify(value);
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
