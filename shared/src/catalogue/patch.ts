import type { Evidence, FactValue } from '../contracts/evidence.ts';
import type { Kind } from '../facts/catalog.ts';
import type { PlatformId } from '../facts/entity.ts';

/** What became of one field. `null`: it is known no more. Without `value` only the evidence changed. */
export type FieldPatch = null | { readonly value?: unknown; readonly evidence: Evidence };

/**
 * What became of one entity. `fresh`: what was known before is replaced as a whole; `changed`: only these fields are new;
 * `gone`: forget it.
 */
export interface Patch {
  readonly platform: PlatformId;
  readonly kind: Kind;
  readonly id: string;
  readonly how: 'fresh' | 'changed' | 'gone';
  readonly fields: Readonly<Record<string, FieldPatch>>;
}
export type Facts = Readonly<Record<string, FactValue>>;
type Name = Pick<Patch, 'platform' | 'kind' | 'id'>;

/** An entity as a whole. Nothing known of it: `gone`. */
export function wholePatch({ platform, kind, id }: Name, facts: Facts): Patch {
  return { platform, kind, id, how: Object.keys(facts).length === 0 ? 'gone' : 'fresh', fields: facts };
}

/** What leads from `before` to `after`. @returns `undefined` when that is nothing. */
export function patchBetween(name: Name, before: Facts | undefined, after: Facts): Patch | undefined {
  if (before === undefined) return Object.keys(after).length === 0 ? undefined : wholePatch(name, after);
  if (Object.keys(after).length === 0) return wholePatch(name, after);
  const fields: Record<string, FieldPatch> = {};
  for (const [field, fact] of Object.entries(after)) {
    const held = before[field];
    if (held === undefined || !same(held.value, fact.value)) fields[field] = fact;
    else if (!same(held.evidence, fact.evidence)) fields[field] = { evidence: fact.evidence };
  }
  for (const field of Object.keys(before)) if (after[field] === undefined) fields[field] = null;
  if (Object.keys(fields).length === 0) return undefined;
  return { platform: name.platform, kind: name.kind, id: name.id, how: 'changed', fields };
}

/** Both were written by the same hands, so equal things have equal texts. A difference that is none costs a few bytes. */
const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** The facts after a patch. An evidence without a value it could belong to is left out. */
export function patched(before: Facts | undefined, patch: Patch): Record<string, FactValue> {
  const facts: Record<string, FactValue> = patch.how === 'changed' ? { ...before } : {};
  if (patch.how === 'gone') return facts;
  for (const [field, change] of Object.entries(patch.fields)) {
    const held = facts[field];
    if (change === null) delete facts[field];
    else if ('value' in change) facts[field] = { value: change.value, evidence: change.evidence };
    else if (held) facts[field] = { value: held.value, evidence: change.evidence };
  }
  return facts;
}

/**
 * Two patches of one entity as one, in their order. A value that either of them names stays named, also when it is the one that
 * was there before: so the result leads to the same state from anywhere in between.
 */
export function joined(first: Patch, then: Patch): Patch {
  if (then.how !== 'changed') return then;
  if (first.how === 'gone') return { ...then, how: 'fresh' };
  const fields: Record<string, FieldPatch> = { ...first.fields };
  for (const [field, change] of Object.entries(then.fields)) {
    const held = fields[field];
    if (change === null && first.how === 'fresh') delete fields[field];
    else if (change === null || 'value' in change || !held || !('value' in held)) fields[field] = change;
    else fields[field] = { value: held.value, evidence: change.evidence };
  }
  return { ...first, fields };
}
