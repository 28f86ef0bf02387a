import { challenge } from '../../../src/scoring/learning/challenge.ts';
import type { Example } from '../../../src/scoring/learning/example.ts';
import type { TrainedModel } from '../../../src/scoring/learning/model.ts';
import { recalibrated } from '../../../src/scoring/learning/recalibrate.ts';
import { train } from '../../../src/scoring/learning/train.ts';
import type { EpochMs } from '../../../src/units.ts';

const day = 86_400_000;
const retrainEvery = 20;
const recalibrateEvery = 4;

/** Trains, calibrates and puts models live as a server would, in simulated time. */
export class Learner {
  live: TrainedModel | undefined;
  #challenger: TrainedModel | undefined;
  #trainedAt = 0;
  #calibratedAt = 0;
  readonly #examples: Example[] = [];
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  add(example: Example): void {
    this.#examples.push(example);
  }

  /** Everything that happens up to a time. */
  until(now: EpochMs): void {
    if (now - this.#calibratedAt < recalibrateEvery * day) return;
    this.#calibratedAt = now;
    if (this.#challenger && challenge(this.live, this.#challenger, this.#examples, now).live === 'challenger') {
      this.live = this.#challenger;
      this.#challenger = undefined;
    }
    if (this.live) this.live = recalibrated(this.live, this.#examples, now);
    if (now - this.#trainedAt < retrainEvery * day) return;
    const trained = train(this.#examples, this.#random, now);
    if (trained === undefined) return;
    this.#trainedAt = now;
    this.#challenger = trained;
  }
}
