import type { RoiEstimate } from '../../../src/contracts/roi.ts';
import type { Three } from '../../../src/scoring/learning/pinball.ts';
import { baselines } from '../../../src/scoring/roi/baselines.ts';
import { estimateRoi } from '../../../src/scoring/roi/estimate.ts';
import { exampleOf } from '../../../src/scoring/roi/example-of.ts';
import { gasTable } from '../../../src/scoring/roi/gas-table.ts';
import type { RoiInputs } from '../../../src/scoring/roi/inputs.ts';
import { learnedFrom, type PastOutcome } from '../../../src/scoring/roi/learned-from.ts';
import { predict } from '../../../src/scoring/roi/predict.ts';
import { type WorldCampaign, worldDays } from '../../../src/scoring/roi/testing/world.ts';
import { Dice } from '../../../src/testing/dice.ts';
import type { EpochMs } from '../../../src/units.ts';
import { Learner } from './learner.ts';

const day = 86_400_000;
/** Judging begins when this many days have passed. */
export const warmUpDays = 130;
/** Nothing decided within a day of a training or calibration is judged by it. */
const embargo = day;

/** One campaign judged: what was said at the decision, and what came true. */
export interface Judged {
  readonly said: Three;
  readonly structure: Three;
  readonly median: Three;
  readonly similar: Three;
  readonly realised: number;
  readonly answered: boolean;
  readonly platform: string;
  readonly kind: string;
  /** Whether the decision fell after the change of the market. */
  readonly late: boolean;
}

/** A campaign judged, with all that was said of it: what a plan is made of. */
export interface Walked extends Judged {
  readonly of: WorldCampaign;
  readonly estimate: RoiEstimate;
}

/**
 * Walks through a world in time. At each step only outcomes known by then are learned from (purge: a campaign whose outcome is still open
 * is no lesson), and only decisions after it are judged, a day later at the earliest (embargo).
 */
export function walk(campaigns: readonly WorldCampaign[], seed: number): Walked[] {
  const random = new Dice(seed);
  const begin = campaigns[0]?.decidedAt ?? 0;
  const learner = new Learner(() => random.next());
  const judged: Walked[] = [];
  const byKnown = [...campaigns].sort((a, b) => a.truth.knownAt - b.truth.knownAt);
  const past: PastOutcome[] = [];
  const expected = new Map<string, number>();
  let known = 0;
  for (const one of campaigns) {
    for (let next = byKnown[known]; next && next.truth.knownAt <= one.decidedAt; next = byKnown[++known]) {
      past.push(pastOf(next, expected.get(next.id)));
    }
    const at = (one.decidedAt - embargo) as EpochMs;
    learner.until(at);
    const inputs: RoiInputs = {
      platform: one.platform,
      campaign: one.campaign,
      now: one.decidedAt,
      participants: one.history,
      prices: one.prices,
      time: one.time,
      outcomes: learnedFrom(past, { ...one, ...one.campaign }, one.decidedAt),
      gas: gasTable,
      model: learner.live,
    };
    const prediction = predict(inputs);
    if (prediction.base.from === 'structure') expected.set(one.id, prediction.base.mean);
    const example = exampleOf(inputs, prediction, one.truth.usd, one.truth.knownAt);
    if (example) learner.add(example);
    if (one.decidedAt - begin < warmUpDays * day) continue;
    const estimate = estimateRoi(inputs);
    judged.push({
      of: one,
      estimate,
      said: threeOfUsd(prediction.usd),
      structure: threeOfUsd(prediction.base.usd),
      ...baselines(past, { ...one, ...one.campaign }),
      realised: one.truth.usd,
      answered: estimate.status === 'estimate',
      platform: one.platform,
      kind: `${one.campaign.type}/${prediction.base.from}`,
      late: one.decidedAt - begin > (worldDays / 2) * day,
    });
  }
  return judged;
}

const threeOfUsd = ({ p10, p50, p90 }: { p10: number; p50: number; p90: number }): Three => [p10, p50, p90];

function pastOf({ platform, campaign, truth }: WorldCampaign, expected: number | undefined): PastOutcome {
  const { knownAt, usd, usdPerPoint } = truth;
  return { platform, spaceId: campaign.spaceId, type: campaign.type, knownAt, usd, expected, usdPerPoint };
}
