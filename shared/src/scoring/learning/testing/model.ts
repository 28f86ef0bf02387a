import { featureNames } from '../features.ts';
import type { TrainedModel } from '../model.ts';
import { named } from '../version.ts';
import { at } from './examples.ts';

/** A model of one member that shifts the structure by the same logarithms everywhere. */
export function shifting(residuals: [number, number, number], more: Partial<TrainedModel> = {}): TrainedModel {
  const zeros = featureNames.map(() => 0);
  return named({
    format: 1,
    trainedAt: at(-1),
    fittedUntil: at(-2),
    n: { fit: 160, weigh: 40, calibrate: 40 },
    features: [...featureNames],
    scaling: { fill: zeros, mean: zeros, deviation: featureNames.map(() => 10) },
    members: [{ weight: 1, member: { kind: 'plain', residuals } }],
    conformal: { draw: [0, 0, 0], sure: [0, 0, 0], guess: [0, 0, 0] },
    familiar: { limit: 4 },
    drifted: false,
    loss: { model: 0.5, structure: 0.6 },
    ...more,
  });
}
