import type { RoiCosts } from '../../contracts/roi.ts';
import { type Ratio, ratio } from '../../units.ts';
import type { Quantiles } from '../quantiles.ts';
import type { RoiInputs } from './inputs.ts';
import type { Prediction } from './predict.ts';
import { shareAbove } from './recommend.ts';

/** What structure alone is trusted with, before outcomes have shown that its ranges hold. */
const untested = 0.7;
const stalePrice = 0.8;
const unknownGas = 0.9;

/**
 * How sure a recommendation is, 0..1: the probability that an hour pays what it says, times how well founded that probability is:
 * people who were timed, outcomes behind the range, prices that are fresh.
 */
export function confidenceOf(
  { model }: RoiInputs,
  { base, hours }: Prediction,
  { gas }: RoiCosts,
  perHour: Quantiles,
  worth: number,
): Ratio {
  const above = shareAbove(perHour, worth);
  const side = Math.max(above, 1 - above); // the side that `recommend` takes is the likelier one
  const timed = hours.known ? hours.value.n / (hours.value.n + 2) : 0;
  const learned = model !== undefined && base.mean > 0 ? 1 : base.from === 'structure' ? untested : base.n / (base.n + 10);
  const priced = base.winner.detail.includes('stale-price') ? stalePrice : 1;
  return ratio(side * timed * learned * priced * (gas === undefined ? unknownGas : 1)) ?? (0 as Ratio);
}
