import type { Via } from '@infofi-lens/shared/facts/observation';
import type { Shown } from '@infofi-lens/shared/facts/shown';
import { type EpochMs, epochMs } from '@infofi-lens/shared/units';
import { age, ago, dateTime, percent } from './format.ts';
import { words } from './words.ts';

export type Source = 'you' | 'crowd' | 'reported' | 'computed';

/** Where a shown value comes from, ready for the interface. No value is rendered without one. */
export interface EvidenceView {
  readonly source: Source;
  /** The sentence that stands beside the field or measure in the code. */
  readonly methodology: string;
  readonly observedAt?: EpochMs;
  readonly via?: Via;
  readonly n?: number;
  /** @see Evidence.spread */
  readonly spread?: number;
  readonly confidence?: number;
  readonly rule?: keyof typeof words.method;
  /** Set when this browser's own sighting is shown and the crowd agreed on something too. */
  readonly crowd?: { readonly n: number; readonly observedAt: EpochMs };
  /** Set on a computed value that rests on a report below the quorum. */
  readonly unconfirmed?: true;
  /** What else there is to say of how it came about, ready for the interface. */
  readonly rests?: readonly (readonly [label: string, text: string])[];
  /** What a computed value was made of. */
  readonly inputs?: readonly { readonly label: string; readonly evidence: EvidenceView }[];
}

/** The evidence that travels with a shown value. */
export function evidenceOf(shown: Shown, methodology: string): EvidenceView {
  if (shown.source === 'you') {
    const { observedAt, via, crowd } = shown;
    const agreed = crowd && { n: crowd.evidence.n, observedAt: crowd.evidence.observedAt };
    return { source: 'you', methodology, observedAt, via, ...(agreed ? { crowd: agreed } : {}) };
  }
  const { n, observedAt, spread, confidence, method } = shown.fact.evidence;
  return { source: shown.source, methodology, n, observedAt, spread, confidence, rule: method };
}

/** Evidence of a measure: as old as its oldest input. Inputs that are unknown do not belong here. */
export function computedFrom(methodology: string, inputs: NonNullable<EvidenceView['inputs']>): EvidenceView {
  const unconfirmed = inputs.some(({ evidence }) => evidence.source === 'reported' || evidence.unconfirmed);
  const times = inputs.flatMap(({ evidence }) => evidence.observedAt ?? []);
  const oldest = epochMs(Math.min(...times)); // of no times it is Infinity, which is no time
  return {
    source: 'computed',
    methodology,
    inputs,
    ...(unconfirmed && { unconfirmed: true as const }),
    ...(oldest === undefined ? {} : { observedAt: oldest }),
  };
}

/** The one line that says who knows it: "Agreed by 7 independent contributors". */
export function sourceLine({ source, n = 0, unconfirmed }: EvidenceView): string {
  if (unconfirmed) return words.sourceLong.unconfirmed;
  if (source === 'crowd') return words.sourceLong.crowd(n);
  if (source === 'reported') return words.sourceLong.reported(n);
  return words.sourceLong[source];
}

/** The short mark beside a value: "you · 5 min", "unconfirmed (2) · 3 h". */
export function markOf({ source, n, observedAt, unconfirmed }: EvidenceView, now: EpochMs): string {
  if (unconfirmed) return words.source.reported;
  const who = n === undefined ? words.source[source] : `${words.source[source]} (${n})`;
  return observedAt === undefined ? who : `${who} · ${age(observedAt, now)}`;
}

/** Label and text of each thing that is known about how a value is known. */
export function evidenceLines(view: EvidenceView, now: EpochMs): readonly (readonly [label: string, text: string])[] {
  const { source, observedAt, via, n, spread, confidence, rule, crowd, rests = [] } = view;
  const seen = observedAt === undefined ? [] : [`${ago(observedAt, now)} (${dateTime(observedAt)})`];
  return [
    ...seen.map(
      (text) => [source === 'computed' ? words.evidence.oldest : words.evidence.seen, via ? `${text}, ${words.via[via]}` : text] as const,
    ),
    ...(n === undefined ? [] : [[words.evidence.contributors, String(n)] as const]),
    ...(confidence === undefined ? [] : [[words.evidence.confidence, percent(confidence)] as const]),
    ...(spread === undefined ? [] : [[words.evidence.spread, spread === 0 ? words.evidence.fullAgreement : percent(spread)] as const]),
    ...(rule === undefined ? [] : [[words.evidence.rule, words.method[rule]] as const]),
    ...(crowd === undefined ? [] : [[words.evidence.crowd, words.evidence.crowdText(crowd.n, ago(crowd.observedAt, now))] as const]),
    ...rests,
  ];
}
