import type { Claim } from '@infofi-lens/shared/consensus/claim';
import { sameness } from '@infofi-lens/shared/consensus/claim';
import { resolve } from '@infofi-lens/shared/consensus/resolve';
import type { FactValue } from '@infofi-lens/shared/contracts/evidence';
import { fieldsOf } from '@infofi-lens/shared/facts/catalog';
import type { Field } from '@infofi-lens/shared/facts/field';
import { parseEntityKey } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { EntityChange, KnownEntity } from '../../stores/known-entity.ts';

/** How much newer the evidence of an unchanged value must be to be worth publishing again. */
const freshness = 900_000;

/**
 * What an entity's claims come to now.
 * @returns `undefined` when nothing changed that a reader could care about: the same values, vouched for by about as many,
 *   seen about as lately. Without this every sighting would be a change for everybody.
 */
export function settle({ entity, key, claims, previous }: KnownEntity): EntityChange | undefined {
  const named = parseEntityKey(key);
  if (!named) return undefined;

  const facts: Record<string, FactValue> = {};
  const history: EntityChange['history'][number][] = [];
  let changed = false;
  let agreed = false;
  for (const [name, field] of crowdFields(named.kind)) {
    const before = previous?.facts[name];
    const { fact } = resolve(field, claimsOn(name, claims), before);
    if (!fact) {
      changed ||= before !== undefined;
      continue;
    }
    const worthTelling = differs(before, fact);
    facts[name] = worthTelling || !before ? fact : before;
    changed ||= worthTelling;
    agreed ||= fact.evidence.status === 'agreed';
    if (worthTelling && field.history && isNewPoint(before, fact))
      history.push({ field: name, at: fact.evidence.observedAt, value: fact.value, n: fact.evidence.n });
  }
  if (!changed) return undefined;
  return { entity, ...named, agreed, facts, wasAgreed: previous?.agreed, history };
}

const cached = new Map<string, readonly (readonly [string, Field])[]>();
function crowdFields(kind: KnownKind): readonly (readonly [string, Field])[] {
  const known = cached.get(kind) ?? fieldsOf(kind).filter(([, field]) => field.reach === 'public' && field.consensus.rule !== 'none');
  cached.set(kind, known);
  return known;
}
type KnownKind = Parameters<typeof fieldsOf>[0];

function claimsOn(name: string, claims: KnownEntity['claims']): Claim[] {
  const found: Claim[] = [];
  for (const { cluster, fields } of claims) {
    const held = fields[name];
    if (held) found.push({ cluster, value: held[1], observedAt: held[0] as EpochMs }); // checked when it was taken in
  }
  return found;
}

function differs(before: FactValue | undefined, now: FactValue): boolean {
  if (!before || before.evidence.status !== now.evidence.status || sameness(before.value) !== sameness(now.value)) return true;
  const [old, new_] = [before.evidence, now.evidence];
  return Math.abs(new_.n - old.n) > old.n / 10 || new_.observedAt - old.observedAt >= freshness;
}

function isNewPoint(before: FactValue | undefined, now: FactValue): now is FactValue<number> {
  if (typeof now.value !== 'number' || now.evidence.status !== 'agreed') return false;
  return before?.value !== now.value || before.evidence.status !== 'agreed';
}
