import { hoursPerDay } from '../../../src/scoring/planner/limits.ts';
import { costsOf } from '../../../src/scoring/roi/costs.ts';
import { gasTable } from '../../../src/scoring/roi/gas-table.ts';
import type { WorldCampaign } from '../../../src/scoring/roi/testing/world.ts';
import type { EpochMs } from '../../../src/units.ts';

const day = 86_400_000;

/**
 * What a person who works through campaigns in an order really gets, in US dollars: each takes as long as it truly takes, pays nothing when
 * it ended or filled up before it was done, and the person stops when the hours are used up. Fees are paid for what is begun.
 */
export function carryOut(order: readonly WorldCampaign[], hours: number, now: EpochMs): number {
  let worked = 0;
  let got = 0;
  for (const one of order) {
    if (worked >= hours) break;
    worked += one.truth.hours;
    got -= costsOf(one.campaign, gasTable, one.prices, now).gas?.usd ?? 0;
    if (worked > hours) break;
    const doneAt = now + (worked / hoursPerDay(hours)) * day;
    if (doneAt <= one.truth.endsAt && !filledUp(one, doneAt)) got += one.truth.usd;
  }
  return got;
}

/** First come, first served: whether the places had run out by then. */
function filledUp({ campaign, truth }: WorldCampaign, at: number): boolean {
  const { distribution, winnersCap } = campaign;
  const seen = truth.later.filter((point) => point.at <= at).at(-1)?.value ?? 0;
  return distribution === 'fcfs' && typeof winnersCap === 'number' && seen >= winnersCap;
}
