import type { EpochMs } from '../../units.ts';
import { type Example, targetOf } from '../learning/example.ts';
import { asOf } from './as-of.ts';
import type { RoiInputs } from './inputs.ts';
import type { Prediction } from './predict.ts';

/**
 * What there is to learn from a prediction once it is known what the campaign paid.
 * @param inputs What the prediction was made from.
 * @param realised US dollars per person who did everything.
 * @returns `undefined` where nothing was expected: there is no ratio to learn.
 */
export function exampleOf(inputs: RoiInputs, { base, features }: Prediction, realised: number, knownAt: EpochMs): Example | undefined {
  const target = targetOf(realised, base.mean);
  return target === undefined ? undefined : { decidedAt: inputs.now, knownAt, features, seenUntil: seenUntil(asOf(inputs)), target };
}

/** The newest count, price or outcome among inputs, as known at their `now`. */
export function seenUntil({ participants, prices, outcomes }: RoiInputs): EpochMs {
  const summaries = [outcomes.space, outcomes.type, outcomes.platform, outcomes.point];
  const times = [
    participants.at(-1)?.at ?? 0,
    ...[...prices.values()].map(({ observedAt }) => observedAt),
    ...summaries.map((summary) => summary?.newestAt ?? 0),
  ];
  return times.reduce((a, b) => Math.max(a, b), 0) as EpochMs; // one of the times given, or before all of them
}
