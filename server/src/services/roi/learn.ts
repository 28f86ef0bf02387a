import { challenge } from '@infofi-lens/shared/scoring/learning/challenge';
import type { Example } from '@infofi-lens/shared/scoring/learning/example';
import type { TrainedModel } from '@infofi-lens/shared/scoring/learning/model';
import { recalibrated } from '@infofi-lens/shared/scoring/learning/recalibrate';
import { leastExamples } from '@infofi-lens/shared/scoring/learning/train';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Logger } from 'pino';
import type { ModelStore, Progress } from '../../stores/roi/model-store.ts';
import type { Lesson } from './train-apart.ts';

const day = 86_400_000;
/** New outcomes after which a model is trained anew: more than a challenge needs, so that each challenger is judged before the next. */
const newForTraining = 60;
/** … and after which the range is put right and drift looked for, or when it is this old and there are any. */
const newForCalibration = 20;
const calibrationAge = 4 * day;

interface Given {
  readonly store: ModelStore;
  readonly train: (lesson: Lesson) => Promise<TrainedModel | undefined>;
  readonly now: () => EpochMs;
  readonly log: Pick<Logger, 'info' | 'error'>;
}

/**
 * Lets a challenger take over that did better on outcomes neither had seen, puts the live model's range right (which tells drift),
 * and trains a new challenger once there is enough to learn from.
 * @param examples All there are. @returns the live model.
 */
export async function learn(examples: readonly Example[], { store, train, now, log }: Given): Promise<TrainedModel | undefined> {
  const at = now();
  let { champion, challenger } = await store.inOffice();
  let progress = upTo(examples.length, await store.progress());

  if (challenger) {
    const { live, loss, n } = challenge(champion, challenger, examples, at);
    if (live === 'challenger') {
      log.info({ model: challenger.version, before: champion?.version, loss, n }, 'a new model is live');
      await store.appoint(challenger, 'champion', {}, at);
      champion = challenger;
      challenger = undefined;
    }
  }

  const sinceCalibration = examples.length - progress.calibratedOn;
  if (champion && (sinceCalibration >= newForCalibration || (sinceCalibration > 0 && at - progress.calibratedAt >= calibrationAge))) {
    const better = recalibrated(champion, examples, at);
    if (better.version !== champion.version) {
      if (better.drifted) log.error({ model: better.version }, 'what campaigns pay has moved away from the model; it is silent');
      await store.appoint(better, 'champion', { parent: champion.version }, at);
      champion = better;
    }
    progress = { ...progress, calibratedAt: at, calibratedOn: examples.length };
    await store.setProgress(progress);
  }

  if (examples.length >= leastExamples && examples.length - progress.trainedOn >= newForTraining) {
    const seed = at % 2_147_483_647;
    // What can not be learned from must not keep prices, times and outcomes from everybody.
    const made = await train({ examples, seed, now: at }).catch((error: unknown) => {
      log.error({ err: error }, 'no model could be trained; the live one stays');
      return undefined;
    });
    await store.setProgress({ ...progress, trainedAt: at, trainedOn: examples.length });
    if (made && !champion) {
      log.info({ model: made.version, n: made.n }, 'the first model is live');
      await store.appoint(made, 'champion', { seed }, at);
      champion = made;
    } else if (made) await store.appoint(made, 'challenger', { seed }, at);
  }
  return champion;
}

/** What was taken back is missing from what there was: it must not have to be made up for before anything is learned again. */
const upTo = (there: number, { trainedOn, calibratedOn, ...when }: Progress): Progress => ({
  ...when,
  trainedOn: Math.min(trainedOn, there),
  calibratedOn: Math.min(calibratedOn, there),
});
