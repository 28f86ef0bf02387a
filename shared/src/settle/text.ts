import { sameness } from '../consensus/claim.ts';
import type { Evidence, FactValue } from '../contracts/evidence.ts';
import type { Facts } from './entity.ts';

/** Facts as the one text they are stored, sent and compared as: canonical JSON (RFC 8785). Written out by hand, as it is made for every fact that is settled. */
export function factsText(facts: Facts): string {
  let text = '';
  for (const name of Object.keys(facts).sort()) {
    const fact = facts[name];
    if (fact) text += `${text && ','}${JSON.stringify(name)}:{"evidence":${evidenceText(fact.evidence)},"value":${valueText(fact.value)}}`;
  }
  return `{${text}}`;
}

/** A fact as it stands in such a text. */
export interface WrittenFact {
  readonly agreed: boolean;
  /** The inside of its evidence. */
  readonly evidence: string;
  /** Its value, as {@link valueText} writes it. */
  readonly value: string;
}

const [nextField, toValue] = ['":{"evidence":{', '},"value":'];

/**
 * Takes the text of facts apart without reading it: what most values are compared with needs no more, and for every fact
 * that is settled it is done. In a text a quotation mark is never bare inside of a word, and no field's value holds any evidence.
 */
export function factsIn(text: string): ReadonlyMap<string, WrittenFact> {
  const found = new Map<string, WrittenFact>();
  const parts = text.split(nextField);
  let name = (parts[0] ?? '').slice('{"'.length);
  for (let at = 1; at < parts.length; at += 1) {
    const part = parts[at] ?? '';
    const evidenceEnd = part.indexOf(toValue);
    const comma = at === parts.length - 1 ? part.length - '}'.length : part.lastIndexOf(',"');
    found.set(name, {
      agreed: part.startsWith('"agreed"', evidenceEnd - '"agreed"'.length),
      evidence: part.slice(0, evidenceEnd),
      value: part.slice(evidenceEnd + toValue.length, comma - '}'.length),
    });
    name = part.slice(comma + ',"'.length);
  }
  return found;
}

/** Reads what {@link factsIn} found. */
export const readFact = ({ evidence, value }: WrittenFact): FactValue => JSON.parse(`{"evidence":{${evidence}},"value":${value}}`); // our own text

/** Members in the order of their names, numbers and words as JSON writes them. */
function evidenceText({ confidence, held, method, n, observedAt, spread, status }: Evidence): string {
  const since = held?.since === undefined ? '' : `"since":${held.since},`;
  const hold = held ? `"held":{${since}"why":"${held.why}"},` : '';
  return `{"confidence":${confidence},${hold}"method":"${method}","n":${n},"observedAt":${observedAt},"spread":${spread},"status":"${status}"}`;
}

/** A value as it stands in the text of facts. */
export function valueText(value: unknown): string {
  return typeof value === 'object' && value !== null ? sameness(value) : JSON.stringify(value); // of objects: canonical JSON
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
