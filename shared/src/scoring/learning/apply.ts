import { calibrated, groupOf } from './conformal.ts';
import { type FeatureVector, featureNames } from './features.ts';
import type { Member, TrainedModel } from './model.ts';
import { ordered, type Three } from './pinball.ts';
import { scaled, strangeness } from './scaling.ts';
import { leafOf } from './tree.ts';

/** Ratios of realised to structural value beyond a thousand either way count as a thousand: nothing and "nothing" are the same. */
export const lowestLog = Math.log(1e-3);
export const highestLog = Math.log(1e3);

export interface Correction {
  /** p10, p50, p90 of the logarithm of realised / structural value. */
  readonly log: Three;
  /** Whether the campaign is like those learned from. */
  readonly familiar: boolean;
}

/** What a model says of a campaign. Pure: the same model and features give the same numbers, but for the last bits of `Math.tanh` and `Math.exp`. */
export function correct(model: TrainedModel, features: FeatureVector): Correction {
  const inputs = scaled(features, model.scaling);
  const log = calibrated(combined(model.members, features, inputs), groupOf(features), model.conformal).map(clipped) as Three;
  return { log, familiar: strangeness(inputs) <= model.familiar.limit };
}

const clipped = (log: number) => Math.max(lowestLog, Math.min(highestLog, log));

/** Weighted mean of the members' quantiles. @see Vincent, "The functions of the vibrissae", 1912; Genest, "Vincentization revisited", 1992 */
export function combined(members: TrainedModel['members'], features: FeatureVector, inputs: readonly number[]): Three {
  const sum: Three = [0, 0, 0];
  for (const { weight, member } of members) {
    if (weight === 0) continue;
    const [low, middle, high] = memberSays(member, features, inputs);
    sum[0] += weight * low;
    sum[1] += weight * middle;
    sum[2] += weight * high;
  }
  return sum;
}

const structure = (['structure-low', 'structure-middle', 'structure-high'] as const).map((name) => featureNames.indexOf(name));

/** @param inputs The features, scaled. */
export function memberSays(member: Member, features: FeatureVector, inputs: readonly number[]): Three {
  switch (member.kind) {
    case 'plain':
      return ordered(member.residuals.map((residual, at) => residual + (features[structure[at] ?? 0] || 0)) as Three);
    case 'ridge': {
      const middle = member.bias + dot(member.weights, inputs);
      return member.residuals.map((residual) => middle + residual) as Three;
    }
    case 'forest':
      return summed(member.trees, features, [0, 0, 0], 1 / member.trees.length);
    case 'boosting':
      return ordered(summed(member.trees, features, [...member.start], member.rate));
    case 'net': {
      const hidden = member.hidden.map((weights, at) => Math.tanh((member.hiddenBias[at] ?? 0) + dot(weights, inputs)));
      return ordered(member.out.map((weights, at) => (member.outBias[at] ?? 0) + dot(weights, hidden)) as Three);
    }
  }
}

function summed(trees: Parameters<typeof leafOf>[0][], features: FeatureVector, from: Three, times: number): Three {
  for (const tree of trees) {
    const leaf = leafOf(tree, features);
    from[0] += times * leaf[0];
    from[1] += times * leaf[1];
    from[2] += times * leaf[2];
  }
  return from;
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
