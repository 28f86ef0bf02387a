import { type Claim, sameness } from '../consensus/claim.ts';
import { type Resolution, resolve } from '../consensus/resolve.ts';
import type { Evidence, FactValue } from '../contracts/evidence.ts';
import { fieldsOf, type Kind } from '../facts/catalog.ts';
import type { Field } from '../facts/field.ts';
import type { EpochMs, Ratio } from '../units.ts';
import { inHarmony } from './cross-check.ts';
import type { EntityDecisions } from './decisions.ts';
import type { EntityName, Facts, Testimony } from './entity.ts';

export interface ToSettle<T extends Testimony = Testimony> {
  readonly entity: EntityName;
  /** What contributors last said; without those in quarantine. Their order does not matter. */
  readonly testimonies: readonly T[];
  /** What was agreed at the last checkpoint; `undefined` for an entity that was not known then. */
  readonly base: Facts | undefined;
  readonly decisions: EntityDecisions;
  /** What newcomers' words are worth, as of the last checkpoint. */
  readonly newcomerTrust: Ratio;
}

/** A claim that knows whose it is. */
export interface OwnedClaim<T extends Testimony = Testimony> extends Claim {
  readonly of: T;
}

export interface Settled<T extends Testimony = Testimony> {
  readonly facts: Facts;
  /** What the claims by themselves come to, and say about those who made them, by field. */
  readonly resolutions: ReadonlyMap<string, Resolution<OwnedClaim<T>>>;
}

/**
 * What an entity's claims come to: a function of its arguments alone. It knows no earlier round and no order of arrival,
 * so whoever holds the same claims and the same checkpoint gets the same bytes.
 */
export function settle<T extends Testimony>(given: ToSettle<T>): Settled<T> {
  const facts: Record<string, FactValue> = {};
  const resolutions = new Map<string, Resolution<OwnedClaim<T>>>();
  for (const [name, field] of crowdFields(given.entity.kind)) {
    const claims = claimsOn(name, given.testimonies);
    if (claims.length === 0 && !given.base?.[name] && !given.decisions.revertOf(name)) continue; // nobody ever spoke of it
    const resolution = resolve(field, claims, given.base?.[name], given.newcomerTrust);
    const decided = decide(name, field, claims, resolution.fact, given);
    if (decided) facts[name] = decided;
    resolutions.set(name, resolution);
  }
  return { facts: inHarmony(given, facts), resolutions };
}

function claimsOn<T extends Testimony>(name: string, testimonies: readonly T[]): OwnedClaim<T>[] {
  const found: OwnedClaim<T>[] = [];
  for (const of of testimonies) {
    const held = of.fields[name];
    if (!held) continue;
    const [observedAt, value, extractor] = held;
    // Its time was checked when it was taken in.
    found.push({ of, cluster: of.cluster, trust: of.trust, value, observedAt: observedAt as EpochMs, extractor });
  }
  return found;
}

const cached = new Map<Kind, readonly (readonly [name: string, field: Field])[]>();
/** The fields of a kind that the crowd agrees on. */
export function crowdFields(kind: Kind): readonly (readonly [name: string, field: Field])[] {
  const known = cached.get(kind) ?? fieldsOf(kind).filter(([, field]) => field.reach === 'public' && field.consensus.rule !== 'none');
  cached.set(kind, known);
  return known;
}

/** What is decided comes before what is found. */
function decide(
  name: string,
  field: Field,
  claims: readonly Claim[],
  fact: FactValue | undefined,
  { base, decisions }: ToSettle,
): FactValue | undefined {
  const agreed = base?.[name];
  const revert = decisions.revertOf(name);
  if (revert) return reverted(field, claims, revert);
  const lockedSince = decisions.lockedSince(name);
  if (lockedSince !== undefined) return hold(agreed, fact, { why: 'locked', since: lockedSince });
  // Of what is frozen only that is marked which would be something else by now: a freeze must not be news for everybody.
  if (decisions.frozenSince !== undefined && agreed && isOther(agreed, fact))
    return hold(agreed, fact, { why: 'frozen', since: decisions.frozenSince });
  return fact;
}

/** The value as of the checkpoint. Where nothing was agreed then, nothing can be agreed now: it is a report. */
function hold(agreed: FactValue | undefined, fact: FactValue | undefined, held: NonNullable<Evidence['held']>): FactValue | undefined {
  if (agreed) return { value: agreed.value, evidence: { ...agreed.evidence, held } };
  return fact && { value: fact.value, evidence: { ...fact.evidence, status: 'unconfirmed', held } };
}

function isOther(agreed: FactValue, fact: FactValue | undefined): boolean {
  return fact?.evidence.status !== 'agreed' || sameness(fact.value) !== sameness(agreed.value);
}

/** An operator's word, with how many say the same now; they may be none. */
function reverted(
  { consensus }: Field,
  claims: readonly Claim[],
  { value, observedAt, since }: { value: unknown; observedAt: EpochMs; since: EpochMs },
): FactValue | undefined {
  if (consensus.rule === 'none') return undefined;
  const same = sameness(value);
  const n = new Set(claims.filter((claim) => sameness(claim.value) === same).map(({ cluster }) => cluster)).size;
  const confidence = 0 as Ratio; // 0 is a share: what an operator puts back rests on a decision, not on witnesses
  return {
    value,
    evidence: { n, observedAt, spread: 0, confidence, method: consensus.rule, status: 'agreed', held: { why: 'reverted', since } },
  };
}
