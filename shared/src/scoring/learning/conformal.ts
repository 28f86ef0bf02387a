import type { EpochMs } from '../../units.ts';
import { ordered, type Three, taus } from './pinball.ts';

export const conformalMethodology =
  'The range is widened or narrowed until, among the newest outcomes that the model had not seen, one in ten lay below it and one in ten above; newer outcomes count more.';

/** A prediction (before any offset) and what came true. */
export interface Scored {
  readonly knownAt: EpochMs;
  readonly said: Three;
  readonly realised: number;
}

const day = 86_400_000;
/** Days after which an outcome counts half. */
const halfLife = 25;

/**
 * What to add to p10, p50 and p90, in units of the span between them, so that they are quantiles of what comes true.
 * Each end is calibrated by itself, by the time-weighted quantile of how far the outcomes lay from it; an unseen next outcome counts
 * as lying beyond all of them, so few outcomes give a wider range.
 * @see Romano, Patterson and Candès, "Conformalized Quantile Regression", NeurIPS 2019; Barber et al., "Conformal prediction beyond exchangeability", Annals of Statistics 51(2), 2023
 */
export function offsets(scored: readonly Scored[], now: EpochMs): Three {
  if (scored.length === 0) return [0, 0, 0];
  const weights = scored.map(({ knownAt }) => 0.5 ** (Math.max(0, now - knownAt) / day / halfLife));
  return taus.map((tau, at) => {
    const excess = scored.map(({ said, realised }) => (realised - (said[at] ?? 0)) / spanOf(said));
    return weightedQuantile(excess, weights, tau);
  }) as Three;
}

/** How wide a prediction is by itself: the unit that offsets are in, so that a wide one moves by more than a narrow one. */
const spanOf = ([low, , high]: Readonly<Three>) => Math.max(narrowest, Math.abs(high - low));
const narrowest = 0.2;

/** A prediction with its offsets, in order. */
export function calibrated(said: Readonly<Three>, offset: Readonly<Three>): Three {
  const span = spanOf(said);
  return ordered([said[0] + offset[0] * span, said[1] + offset[1] * span, said[2] + offset[2] * span]);
}

/** One more value of weight 1 lies beyond the end that is asked for. */
function weightedQuantile(values: readonly number[], weights: readonly number[], tau: number): number {
  const order = values.map((value, at) => ({ value, weight: weights[at] ?? 0 })).sort((a, b) => a.value - b.value);
  const total = order.reduce((sum, { weight }) => sum + weight, 0);
  const extra = tau === 0.5 ? 0 : 1;
  let wanted = tau * (total + extra) - (tau < 0.5 ? extra : 0);
  for (const { value, weight } of order) {
    wanted -= weight;
    if (wanted <= 0) return value;
  }
  return order.at(-1)?.value ?? 0;
}
