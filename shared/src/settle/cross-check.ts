import { sameness } from '../consensus/claim.ts';
import type { FactValue } from '../contracts/evidence.ts';
import type { AnyObservation } from '../facts/observation.ts';
import { implausible } from '../facts/plausible.ts';
import type { EntityDecisions } from './decisions.ts';
import type { EntityName, Facts } from './entity.ts';

interface Given {
  readonly entity: EntityName;
  readonly base: Facts | undefined;
  readonly decisions: EntityDecisions;
}

/**
 * Agreed values that contradict each other (it ends before it starts) are not shown as agreed side by side.
 * Of two, the one that is new since the last checkpoint goes back to what it was, marked as contested; where that does not help,
 * the one fewer vouch for becomes an unconfirmed report. What an operator decided stays.
 */
export function inHarmony(given: Given, facts: Facts): Facts {
  let odd = contradiction(given.entity, facts);
  if (odd.length === 0) return facts; // nearly always
  const held: Record<string, FactValue> = { ...facts };
  // Each turn takes one field out of the contradiction for good, so there are at most two a field.
  for (let turn = 2 * Object.keys(held).length; turn > 0; turn -= 1) {
    const [name] = odd.filter((one) => isFree(given.decisions, one) && held[one]?.evidence.status === 'agreed').sort(weakest(given, held));
    const fact = name === undefined ? undefined : held[name];
    if (name === undefined || !fact) return held;
    held[name] = isNew(given, name, fact) ? backTo(given.base?.[name], fact) : asReport(fact);
    odd = contradiction(given.entity, held);
  }
  return held;
}

/** The fields at fault in the first contradiction; none when there is none. */
function contradiction({ platform, kind, id }: EntityName, facts: Facts): string[] {
  const fields: Record<string, unknown> = {};
  let observedAt = 0;
  for (const [name, { value, evidence }] of Object.entries(facts)) {
    if (evidence.status !== 'agreed') continue;
    fields[name] = value;
    observedAt = Math.max(observedAt, evidence.observedAt);
  }
  // Values of this kind's own fields, each checked when it was taken in; the check reads nothing of how they were seen.
  const odd = implausible({ platform, kind, id, observedAt, fields } as AnyObservation);
  return odd ? [odd.field, ...(odd.against ?? [])].map((path) => path.split('.')[1] ?? path) : [];
}

const isFree = ({ lockedSince, revertOf }: EntityDecisions, name: string) => lockedSince(name) === undefined && !revertOf(name);

/** Whether the value is another than that of the checkpoint, and there is one to go back to. */
function isNew({ base }: Given, name: string, fact: FactValue): boolean {
  const before = base?.[name];
  return before !== undefined && sameness(before.value) !== sameness(fact.value);
}

/** New ones first, then those fewer vouch for, then by name. */
function weakest(given: Given, facts: Facts) {
  const rank = (name: string) => {
    const fact = facts[name];
    return fact ? [isNew(given, name, fact) ? 0 : 1, fact.evidence.confidence, fact.evidence.n] : [];
  };
  return (a: string, b: string): number => {
    const [left, right] = [rank(a), rank(b)];
    const at = left.findIndex((one, nth) => one !== right[nth]);
    return at === -1 ? (a < b ? -1 : 1) : (left[at] ?? 0) - (right[at] ?? 0);
  };
}

const backTo = (before: FactValue | undefined, fact: FactValue): FactValue =>
  before ? { value: before.value, evidence: { ...before.evidence, held: { why: 'contested' } } } : asReport(fact);

const asReport = ({ value, evidence }: FactValue): FactValue => ({
  value,
  evidence: { ...evidence, status: 'unconfirmed', held: { why: 'contested' } },
});
