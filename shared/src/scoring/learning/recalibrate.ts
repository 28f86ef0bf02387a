import type { EpochMs } from '../../units.ts';
import { combined } from './apply.ts';
import { offsets, type Scored } from './conformal.ts';
import { hasDrifted } from './drift.ts';
import type { Example } from './example.ts';
import type { TrainedModel } from './model.ts';
import { scaled } from './scaling.ts';
import { named } from './version.ts';

/** The newest outcomes that calibration looks at. */
const newest = 400;

/**
 * The same model with its range put right by outcomes that became known since it was trained, under a new name. Cheap: nothing is learned anew.
 * It is marked as drifted when too many of them lay outside the range that was in force; once they are part of the calibration, it is
 * not drifted any more at the next call.
 * @param examples In any order; those it was fitted to and those that became known after `now` are left out.
 */
export function recalibrated(model: TrainedModel, examples: readonly Example[], now: EpochMs): TrainedModel {
  const scored = unseenBy(model, examples, now).slice(-newest);
  if (scored.length === 0) return model;
  const { version: _, ...body } = model;
  return named({ ...body, conformal: offsets(scored, now), drifted: hasDrifted(scored, model.conformal) });
}

/** What a model, without its offsets, said of examples it was not fitted to, in the order in which their outcomes became known. */
function unseenBy(model: TrainedModel, examples: readonly Example[], now: EpochMs): Scored[] {
  return examples
    .filter(({ knownAt }) => knownAt > model.fittedUntil && knownAt <= now)
    .sort((a, b) => a.knownAt - b.knownAt)
    .map(({ knownAt, features, target }) => ({
      knownAt,
      said: combined(model.members, features, scaled(features, model.scaling)),
      realised: target,
    }));
}
