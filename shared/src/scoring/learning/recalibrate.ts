import type { EpochMs } from '../../units.ts';
import { offsets } from './conformal.ts';
import { hasDrifted } from './drift.ts';
import type { Example } from './example.ts';
import type { TrainedModel } from './model.ts';
import { scoredBy } from './scored.ts';
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
  const unseen = examples.filter(({ knownAt }) => knownAt > model.fittedUntil && knownAt <= now).sort((a, b) => a.knownAt - b.knownAt);
  const scored = scoredBy(model, unseen.slice(-newest));
  if (scored.length === 0) return model;
  const { version: _, ...body } = model;
  return named({ ...body, conformal: offsets(scored, now), drifted: hasDrifted(scored, model.conformal) });
}
