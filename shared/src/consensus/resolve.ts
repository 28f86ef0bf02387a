import type { FactValue } from '../contracts/evidence.ts';
import type { Consensus, Field } from '../facts/field.ts';
import type { Ratio } from '../units.ts';
import { type Claim, sameness } from './claim.ts';
import { type Drift, driftAmong } from './drift.ts';
import { factValue } from './evidence.ts';
import { fullExtractor } from './extractor.ts';
import { latestDepth, latestQuorum } from './latest-quorum.ts';
import { median, medianDepth } from './median.ts';
import { latestMembers } from './members.ts';
import { modeQuorum } from './mode-quorum.ts';
import { kthDepth, monotoneKth } from './monotone-kth.ts';
import type { Finding, Outcome } from './outcome.ts';
import { needed } from './scene.ts';
import { newcomerTrust } from './settings.ts';
import { unanimous } from './unanimous.ts';
import { type Word, wordsOf } from './word.ts';

/** What an agreement says about those who spoke. Both lists are empty unless the claims by themselves agree on the fact's value. */
export interface Verdict<C extends Claim = Claim> {
  /** Claims that stand behind the agreed value. */
  readonly supporting: readonly C[];
  /** Claims that contradict it. What was merely seen before a change, and what drift explains, is in neither list. */
  readonly contradicting: readonly C[];
  /** Extractors that read this field differently. */
  readonly drift?: Drift;
}

export interface Resolution<C extends Claim = Claim> {
  /** `undefined` when nothing is known, or when the field is not for the crowd. */
  readonly fact: FactValue | undefined;
  /** Computed when it is asked for: hardly any settling is news about anybody. */
  readonly verdict: Verdict<C>;
}

/**
 * Many claims on one field, as one value with evidence, by the rule the field declares. A pure function: neither order nor rounds matter.
 *
 * @param claims The newest of each contributor.
 * @param base What was agreed at the last checkpoint. It stays until another value is agreed, so that people who contradict each other
 *   replace nothing; when they contradict it and nothing else is agreed, it is marked as held.
 * @param prior What is thought of contributors without a trust of their own.
 */
export function resolve<C extends Claim>(
  field: Pick<Field, 'consensus'>,
  claims: readonly C[],
  base?: FactValue,
  prior: Ratio = newcomerTrust,
): Resolution<C> {
  const { consensus } = field;
  if (consensus.rule === 'none') return { fact: undefined, verdict: nothing };
  const before = base?.evidence.status === 'agreed' ? released(base) : undefined;
  const plain = withoutDispute(consensus, claims, before, prior);
  if (plain) return { fact: factValue(consensus.rule, plain), verdict: plain.agreed ? { supporting: claims, contradicting: [] } : nothing };

  const all = wordsOf(claims, prior);
  const found = driftAmong(all, sameBy(consensus));
  const words = found?.kept ?? all;
  const outcome = outcomeBy(consensus, words, before);
  const drift = found && { drift: found.drift };
  if (!outcome) return { fact: before, verdict: { ...nothing, ...drift } };
  if (!outcome.agreed)
    return { fact: kept(before, consensus, words, outcome) ?? factValue(consensus.rule, outcome), verdict: { ...nothing, ...drift } };

  return {
    fact: factValue(consensus.rule, outcome),
    get verdict() {
      const judged = found ? claims.filter(({ extractor }) => !found.drift.setAside.includes(fullExtractor(extractor))) : claims;
      return {
        supporting: judged.filter(({ value, observedAt }) => outcome.supports(value, observedAt)),
        contradicting: judged.filter(({ value, observedAt }) => outcome.contradicts(value, observedAt)),
        ...drift,
      };
    },
  };
}

const nothing = { supporting: [], contradicting: [] } as const;

type Rule = Exclude<Consensus, { rule: 'none' }>;

function outcomeBy(consensus: Rule, words: readonly Word[], base: FactValue | undefined): Outcome | undefined {
  switch (consensus.rule) {
    case 'mode-quorum':
      return modeQuorum(words);
    case 'latest-quorum':
      return consensus.memberwise
        ? latestMembers(words, consensus.windowMs, base?.value)
        : latestQuorum(words, consensus.windowMs, base !== undefined);
    case 'median':
      return median(words, consensus.windowMs, consensus.tolerance);
    case 'monotone-kth':
      return monotoneKth(words, consensus.windowMs, consensus.tolerance, base);
  }
}

/** How many words a rule looks at that looks back only so far. */
const depths = { 'mode-quorum': 0, 'latest-quorum': latestDepth, median: medianDepth, 'monotone-kth': kthDepth } as const;

/** What {@link outcomeBy} gives, where all say the same and nothing else has to be thought of. */
function withoutDispute(consensus: Rule, claims: readonly Claim[], before: FactValue | undefined, prior: Ratio): Finding | undefined {
  if ('tolerance' in consensus && !Number.isFinite(claims[0]?.value)) return undefined;
  if (consensus.rule === 'monotone-kth' && before) return undefined; // it may stay above what all say
  const windowMs = 'windowMs' in consensus ? consensus.windowMs : Number.POSITIVE_INFINITY;
  const found = unanimous(claims, windowMs, depths[consensus.rule], prior);
  return found?.agreed || !before ? found : undefined; // what is not agreed is held against what was
}

/** Whether two values count as the same for a field. */
export function sameBy(consensus: Consensus): (a: unknown, b: unknown) => boolean {
  if (!('tolerance' in consensus)) return (a, b) => sameness(a) === sameness(b);
  const { tolerance } = consensus;
  return (a, b) =>
    typeof a === 'number' && typeof b === 'number'
      ? Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b))
      : sameness(a) === sameness(b);
}

/** An agreed value that no other replaces; marked when it is contradicted by more than a few. */
function kept(base: FactValue | undefined, consensus: Rule, words: readonly Word[], outcome: Outcome): FactValue | undefined {
  if (!base) return undefined;
  const same = sameBy(consensus);
  const recent = words.slice(0, outcome.considered);
  const against = recent.filter(({ value, weight }) => weight > 0 && !same(value, base.value)).length;
  // A counter is not contradicted by lower, older counts; lower ones seen later tear it (see monotoneKth).
  const contested = outcome.torn || (consensus.rule !== 'monotone-kth' && against >= needed(recent.length));
  return contested ? { ...base, evidence: { ...base.evidence, held: { why: 'contested' } } } : base;
}

/** A value without the mark of an earlier hold: whether it is held now is decided anew. */
function released({ value, evidence: { held: _, ...evidence } }: FactValue): FactValue {
  return { value, evidence };
}
