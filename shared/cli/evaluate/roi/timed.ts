import { train } from '../../../src/scoring/learning/train.ts';
import { estimateRoi } from '../../../src/scoring/roi/estimate.ts';
import { exampleOf } from '../../../src/scoring/roi/example-of.ts';
import { gasTable } from '../../../src/scoring/roi/gas-table.ts';
import type { RoiInputs } from '../../../src/scoring/roi/inputs.ts';
import { predict } from '../../../src/scoring/roi/predict.ts';
import { type WorldCampaign, world } from '../../../src/scoring/roi/testing/world.ts';
import { Dice } from '../../../src/testing/dice.ts';
import type { EpochMs } from '../../../src/units.ts';
import type { Surroundings } from '../section.ts';

const count = 20_000;

/** Seconds of processor time for the ROI of 20,000 campaigns, with a model. A thousand before them warm up. */
export function timed({ cpuSeconds }: Pick<Surroundings, 'cpuSeconds'>): number {
  const inputs = world(1, 2_000).map(inputsOf);
  const examples = world(1, 2_000).flatMap(
    (one) => exampleOf(inputsOf(one), predict(inputsOf(one)), one.truth.usd, one.truth.knownAt) ?? [],
  );
  const dice = new Dice(1);
  const model = train(examples, () => dice.next(), Number.MAX_SAFE_INTEGER as EpochMs); // later than every outcome
  const run = (times: number) => {
    for (let at = 0; at < times; at++) {
      const one = inputs[at % inputs.length];
      if (one) estimateRoi({ ...one, model });
    }
  };
  run(1_000);
  const from = cpuSeconds();
  run(count);
  return cpuSeconds() - from;
}

const inputsOf = ({ platform, campaign, decidedAt, history, prices, time }: WorldCampaign): RoiInputs => ({
  platform,
  campaign,
  now: decidedAt,
  participants: history,
  prices,
  time,
  outcomes: {},
  gas: gasTable,
  model: undefined,
});
