import type { TrainedModel } from '../../src/scoring/learning/model.ts';
import { estimateRoi } from '../../src/scoring/roi/estimate.ts';
import type { RoiInputs } from '../../src/scoring/roi/inputs.ts';

/** Seconds of processor time that estimates take, the first thousand left out of the count as warming up. */
export function secondsFor(count: number, inputs: readonly RoiInputs[], model: TrainedModel | undefined, cpuMs: () => number): number {
  const run = (times: number) => {
    for (let at = 0; at < times; at++) {
      const one = inputs[at % inputs.length];
      if (one) estimateRoi({ ...one, model });
    }
  };
  run(1_000);
  const from = cpuMs();
  run(count);
  return (cpuMs() - from) / 1_000;
}
