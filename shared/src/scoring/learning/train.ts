import type { EpochMs } from '../../units.ts';
import { memberSays } from './apply.ts';
import { calibrated, offsets, type Scored } from './conformal.ts';
import type { Example } from './example.ts';
import { featureNames } from './features.ts';
import { fitMembers } from './fit.ts';
import { refuseLeakage } from './leakage.ts';
import { lessonsOf, type Random } from './lessons.ts';
import type { Scaling, TrainedModel } from './model.ts';
import { sortedQuantile } from './pinball.ts';
import { scaled, scalingOf, strangeness } from './scaling.ts';
import { scoredBy } from './scored.ts';
import { named } from './version.ts';
import { lossOf, weigh } from './weigh.ts';

export const trainingMethodology =
  'A ridge regression, a random forest, gradient boosting and a small neural net learn how realised values related to what structure said. How much each counts is decided on later outcomes none of them saw, and the range on still later ones.';

/** Fewer outcomes teach nothing that lasts. */
export const leastExamples = 150;
/** Only the newest are learned from: the past is another market. */
const mostExamples = 1_500;

/**
 * A model from the outcomes known by `now`. Pure: the same examples and randomness give the same model.
 * @param examples In any order. Those that became known after `now` are left out.
 * @returns `undefined` with fewer than {@link leastExamples}.
 * @throws {LeakageError} when an example holds something that was not known at its decision.
 */
export function train(examples: readonly Example[], random: Random, now: EpochMs): TrainedModel | undefined {
  const usable = examples
    .filter(({ knownAt }) => knownAt <= now)
    .sort((a, b) => a.knownAt - b.knownAt)
    .slice(-mostExamples);
  if (usable.length < leastExamples) return undefined;
  refuseLeakage(usable);

  const [early, middle, late] = inTime(usable);
  const trial = fitOn(early, random);
  const weights = weigh(
    trial.members.map((member) => middle.map(({ features }) => memberSays(member, features, scaled(features, trial.scaling)))),
    Float64Array.from(middle, ({ target }) => target),
  );
  const { scaling, members: fitted } = fitOn([...early, ...middle], random);
  const ensemble = fitted.map((member, at) => ({ weight: weights[at] ?? 0, member }));
  // Where the ensemble does not lose less than the calibrated structure, the structure is what it is.
  const structure = fitted.map((member) => ({ weight: member.kind === 'plain' ? 1 : 0, member }));
  const loss = {
    model: lateLoss(scoredBy({ members: ensemble, scaling }, late)),
    structure: lateLoss(scoredBy({ members: structure, scaling }, late)),
  };
  const members = loss.model < loss.structure ? ensemble : structure;
  const body: Omit<TrainedModel, 'version'> = {
    format: 1,
    trainedAt: now,
    fittedUntil: middle.at(-1)?.knownAt ?? now,
    n: { fit: early.length + middle.length, weigh: middle.length, calibrate: late.length },
    features: [...featureNames],
    scaling,
    members,
    conformal: offsets(scoredBy({ members, scaling }, late), now),
    familiar: { limit: familiarLimit(usable, scaling) },
    drifted: false,
    loss: { model: Math.min(loss.model, loss.structure), structure: loss.structure },
  };
  return named(body);
}

/** The oldest outcomes to learn from, later ones to weigh the members on, the newest to calibrate on. By when they became known. */
function inTime(examples: readonly Example[]): [Example[], Example[], Example[]] {
  const [a, b] = [Math.floor(examples.length * 0.6), Math.floor(examples.length * 0.8)];
  return [examples.slice(0, a), examples.slice(a, b), examples.slice(b)];
}

function fitOn(examples: readonly Example[], random: Random) {
  const scaling = scalingOf(examples.map(({ features }) => features));
  return { scaling, members: fitMembers(lessonsOf(examples, scaling), random) };
}

/** Twice what is as strange as one example in two hundred. */
function familiarLimit(examples: readonly Example[], scaling: Scaling): number {
  return 2 * sortedQuantile(Float64Array.from(examples, ({ features }) => strangeness(scaled(features, scaling))).sort(), 0.995);
}

/** On the newer half of the outcomes that calibrate, with the offsets of the older half: nothing of what is judged was seen. */
function lateLoss(scored: readonly Scored[]): number {
  const judged = scored.slice(Math.floor(scored.length / 2));
  const offset = offsets(scored.slice(0, Math.floor(scored.length / 2)), judged[0]?.knownAt ?? (0 as EpochMs));
  return lossOf(
    judged.map(({ said, group }) => calibrated(said, group, offset)),
    judged.map(({ realised }) => realised),
  );
}
