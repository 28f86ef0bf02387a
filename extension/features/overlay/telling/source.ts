import type { EvidenceView, Source } from '../../../ui/evidence.ts';

/** Who vouches for a short text: the weakest of those that its value rests on. */
export interface Voucher {
  readonly source: Source;
  /** Independent contributors, where it is others' word. */
  readonly n?: number;
}

const strength: readonly Source[] = ['reported', 'crowd', 'computed', 'you'];

/** The weakest source behind a value: a sum of one's own sightings is one's own, with one report in it it is unconfirmed. */
export function voucherOf(evidence: EvidenceView): Voucher {
  const inputs = (evidence.inputs ?? []).map(({ evidence: input }) => voucherOf(input));
  const all = evidence.source === 'computed' && inputs.length > 0 ? inputs : [withN(evidence)];
  return all.reduce((weakest, next) => (isWeaker(next, weakest) ? next : weakest));
}

function isWeaker(a: Voucher, b: Voucher): boolean {
  const [left, right] = [strength.indexOf(a.source), strength.indexOf(b.source)];
  return left === right ? (a.n ?? 0) < (b.n ?? 0) : left < right;
}

function withN({ source, n }: EvidenceView): Voucher {
  return n === undefined ? { source } : { source, n };
}
