import { sameBy, type Verdict as Words } from '@infofi-lens/shared/consensus/resolve';
import type { FactValue } from '@infofi-lens/shared/contracts/evidence';
import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { Field } from '@infofi-lens/shared/facts/field';
import type { Facts } from '@infofi-lens/shared/settle/entity';
import { crowdFields, type OwnedClaim } from '@infofi-lens/shared/settle/settle';
import type { HeldTestimony, Verdict } from '../../stores/known-entity.ts';

/** A report can be read here within about a second. */
const shownAfterMs = 1_000;

interface News {
  readonly field: Field;
  /** As it was shown until now; `undefined`: it was not. */
  readonly old: FactValue | undefined;
  readonly now: FactValue;
  readonly words: Words<OwnedClaim<HeldTestimony>>;
  /** From {@link shownFrom}. */
  readonly shownFrom: number;
}

/**
 * What an agreement teaches about those who spoke. About what was shown already nobody proves anything by saying the same; of a number that
 * moved within its tolerance everybody who repeats it, or adds a little, is as near to the new one as to the old. That is counted as
 * repeated. And of an old word it is known already whether it was right.
 */
export function taught({ field, old, now, words, shownFrom }: News): Verdict[] {
  const same = sameBy(field.consensus);
  const agreedBefore = old?.evidence.status === 'agreed';
  const isNew = ({ observedAt }: { observedAt: number }) => !agreedBefore || observedAt > old.evidence.observedAt;
  const isNear = agreedBefore && same(now.value, old.value);
  const couldRead = ({ value, of }: OwnedClaim<HeldTestimony>) =>
    isNear || (old !== undefined && same(value, old.value) && (agreedBefore || (of.cameAt ?? 0) > shownFrom));
  return [
    ...words.supporting.filter(isNew).map((one) => ({ ...named(one), was: couldRead(one) ? ('repeated' as const) : ('right' as const) })),
    ...words.contradicting.filter(isNew).map((one) => ({ ...named(one), was: 'wrong' as const })),
  ];
}

const named = ({ of }: OwnedClaim<HeldTestimony>) => ({ contributor: of.contributor });

/**
 * Who is in a dispute that nothing has settled yet: about a field of the entity on which they spoke, others say something else, and nothing
 * is agreed. One of them may be lying there; until it is known who, the rest of what they say of the entity is to nobody's credit.
 */
export function disputing(kind: Kind, testimonies: readonly HeldTestimony[], facts: Facts): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [name, field] of crowdFields(kind)) {
    if (!facts[name] || facts[name].evidence.status === 'agreed') continue;
    const same = sameBy(field.consensus);
    const spoke = testimonies.filter(({ fields }) => fields[name]);
    const first = spoke[0]?.fields[name]?.[1];
    if (spoke.some(({ fields }) => !same(fields[name]?.[1], first))) for (const { contributor } of spoke) found.add(contributor);
  }
  return found;
}

/** From when on others could read what was said first: epoch ms on our clock. */
export function shownFrom(testimonies: readonly HeldTestimony[]): number {
  return testimonies.reduce((first, { cameAt }) => Math.min(first, cameAt ?? 0), Number.POSITIVE_INFINITY) + shownAfterMs;
}
