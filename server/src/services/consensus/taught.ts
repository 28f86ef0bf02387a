import { sameBy, type Verdict as Words } from '@infofi-lens/shared/consensus/resolve';
import type { FactValue } from '@infofi-lens/shared/contracts/evidence';
import type { Field } from '@infofi-lens/shared/facts/field';
import type { OwnedClaim } from '@infofi-lens/shared/settle/settle';
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
 * Whose words an agreement shows to be right or wrong. Only who could not have read it here is right: about what was shown already nobody
 * learns anything from who says the same. Of a number that moved within its tolerance everybody who repeats it, or adds a little, is as near
 * to the new one as to the old. And of an old word it is known already whether it was right.
 */
export function taught({ field, old, now, words, shownFrom }: News): Verdict[] {
  const same = sameBy(field.consensus);
  const agreedBefore = old?.evidence.status === 'agreed';
  const isNew = ({ observedAt }: { observedAt: number }) => !agreedBefore || observedAt > old.evidence.observedAt;
  const couldRead = ({ value, of }: OwnedClaim<HeldTestimony>) =>
    old !== undefined && same(value, old.value) && (agreedBefore || (of.cameAt ?? 0) > shownFrom);
  const isGuessed = agreedBefore && same(now.value, old.value);
  const right = isGuessed ? [] : words.supporting.filter((one) => isNew(one) && !couldRead(one));
  return [
    ...right.map(({ of }) => ({ contributor: of.contributor, right: true })),
    ...words.contradicting.filter(isNew).map(({ of }) => ({ contributor: of.contributor, right: false })),
  ];
}

/** From when on others could read what was said first: epoch ms on our clock. */
export function shownFrom(testimonies: readonly HeldTestimony[]): number {
  return testimonies.reduce((first, { cameAt }) => Math.min(first, cameAt ?? 0), Number.POSITIVE_INFINITY) + shownAfterMs;
}
