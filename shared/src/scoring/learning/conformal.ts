import type { EpochMs } from '../../units.ts';
import { type FeatureVector, featureNames } from './features.ts';
import { ordered, type Three, taus } from './pinball.ts';

export const conformalMethodology =
  'The range is widened or narrowed until, among the newest outcomes that the model had not seen, one in ten lay below it and one in ten above; newer outcomes and those of the same kind of campaign count more.';

/** Kinds of campaigns that are uncertain in different ways: draws, everything else that structure can value, and what it cannot. */
export const groups = ['draw', 'sure', 'guess'] as const;
export type Group = (typeof groups)[number];

const structural = featureNames.indexOf('structural');
const raffle = featureNames.indexOf('raffle');

export function groupOf(features: FeatureVector): Group {
  if (features[structural] !== 1) return 'guess';
  return features[raffle] === 1 ? 'draw' : 'sure';
}

/** A prediction (before any offset) and what came true. */
export interface Scored {
  readonly knownAt: EpochMs;
  readonly group: Group;
  readonly said: Three;
  readonly realised: number;
}

/** What to add to p10, p50 and p90, by kind of campaign. */
export type Offsets = Readonly<Record<Group, Three>>;

const day = 86_400_000;
/** Days after which an outcome counts half. */
const halfLife = 25;
/** What an outcome of another kind counts: little, but kinds of which hardly any is known must not stand alone. */
const otherKind = 0.15;

/**
 * What to add to p10, p50 and p90 so that they are quantiles of what comes true.
 * Each end is calibrated by itself, by the weighted quantile of how far the outcomes lay from it; an unseen next outcome counts
 * as lying beyond all of them, so few outcomes give a wider range.
 * @see Romano, Patterson and Candès, "Conformalized Quantile Regression", NeurIPS 2019; Barber et al., "Conformal prediction beyond exchangeability", Annals of Statistics 51(2), 2023
 */
export function offsets(scored: readonly Scored[], now: EpochMs): Offsets {
  const ages = scored.map(({ knownAt }) => 0.5 ** (Math.max(0, now - knownAt) / day / halfLife));
  const of = (group: Group): Three => {
    if (scored.length === 0) return [0, 0, 0];
    const weights = scored.map((one, at) => (ages[at] ?? 0) * (one.group === group ? 1 : otherKind));
    return taus.map((tau, at) => {
      const excess = scored.map(({ said, realised }) => realised - (said[at] ?? 0));
      return weightedQuantile(excess, weights, tau);
    }) as Three;
  };
  return { draw: of('draw'), sure: of('sure'), guess: of('guess') };
}

/** A prediction with its offsets, in order. */
export function calibrated(said: Readonly<Three>, group: Group, offset: Offsets): Three {
  const [low, middle, high] = offset[group];
  return ordered([said[0] + low, said[1] + middle, said[2] + high]);
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
