import { Worker } from 'node:worker_threads';
import type { Example } from '@infofi-lens/shared/scoring/learning/example';
import type { TrainedModel } from '@infofi-lens/shared/scoring/learning/model';
import type { EpochMs } from '@infofi-lens/shared/units';

export interface Lesson {
  readonly examples: readonly Example[];
  /** The same examples and seed give the same model. */
  readonly seed: number;
  readonly now: EpochMs;
}

/** Trains in a thread of its own: it takes seconds, in which the process has to go on answering. @throws what training throws. */
export function trainApart(lesson: Lesson): Promise<TrainedModel | undefined> {
  return new Promise((done, fail) => {
    const worker = new Worker(new URL('./train-worker.ts', import.meta.url), {
      workerData: lesson,
      resourceLimits: { maxOldGenerationSizeMb: 192 },
    });
    worker.once('message', (model: TrainedModel | null) => done(model ?? undefined));
    worker.once('error', fail);
    worker.once('exit', (code) => fail(new Error(`The training ended with ${code} and without a result.`)));
  });
}
