import type { EpochMs } from '../../units.ts';
import type { Missing } from '../measure.ts';
import type { Quantiles } from '../quantiles.ts';
import { type ChanceForecast, chanceForecast, chanceForecastMethodology } from './chance-forecast.ts';
import type { OutcomeKnowledge, OutcomeSummary, RoiInputs } from './inputs.ts';
import { rewardMethodology, type WinnerValue, winnerValue } from './reward.ts';
import { mean, quantilesOf, spreadOf, times } from './spread.ts';

export const baseMethodology = `A winner's rewards in dollars times the chance of being paid. ${rewardMethodology} ${chanceForecastMethodology} Where structure cannot say it: what campaigns of the same space, else of the same type, else of the same platform paid.`;

/** Where a value comes from. `nothing`: neither structure nor outcomes say anything. */
export type BaseFrom = 'structure' | 'space' | 'type' | 'platform' | 'nothing';

/** The value before anything is learned from outcomes, per person who does everything, gas not subtracted. */
export interface Base {
  readonly from: BaseFrom;
  readonly usd: Quantiles;
  /** Expected value: what a correction multiplies. */
  readonly mean: number;
  readonly winner: WinnerValue;
  /** `undefined`: not known. */
  readonly chance: ChanceForecast | undefined;
  /** Outcomes it rests on. */
  readonly n: number;
  readonly newestAt?: EpochMs;
  /** What structure lacked. */
  readonly missing: readonly Missing[];
}

/** @param hours Active hours it takes the person: places may run out meanwhile. */
export function baseOf({ campaign, participants, prices, outcomes, now }: RoiInputs, hours: number): Base {
  const winner = winnerValue(campaign, prices, outcomes, now);
  const forecast = chanceForecast(campaign, participants, now, hours);
  const chance = forecast.known ? forecast.value : undefined;
  // A full campaign pays nothing, and a reward that is worth nothing here pays nothing at any chance.
  const worthless = winner.valued === 0 && winner.unvalued.length > 0 && winner.unvalued.every(({ why }) => why === 'no-market');
  if (chance?.place === 0 || worthless) return { from: 'structure', usd: nothing, mean: 0, winner, chance, n: 0, missing: [] };
  if (winner.valued > 0 && chance !== undefined) {
    const value = times(winner.usd, chance.share);
    return {
      from: 'structure',
      usd: quantilesOf(value, chance.place),
      mean: mean(value) * chance.place,
      winner,
      chance,
      n: winner.n,
      missing: [],
    };
  }
  const missing = [...(winner.valued > 0 ? [] : reasons(winner)), ...(forecast.known ? [] : forecast.missing)];
  const near = closest(outcomes);
  if (near === undefined) return { from: 'nothing', usd: nothing, mean: 0, winner, chance, n: 0, missing };
  const [from, summary] = near;
  const expected = mean(spreadOf(summary.usd));
  return { from, usd: summary.usd, mean: expected, winner, chance, n: summary.n, newestAt: summary.newestAt, missing };
}

const nothing: Quantiles = { p10: 0, p50: 0, p90: 0 };

/** Fewer outcomes than this do not stand for a space, a type or a platform. */
const least = { space: 5, type: 10, platform: 20 } as const;

function closest(outcomes: OutcomeKnowledge): readonly [keyof typeof least, OutcomeSummary] | undefined {
  for (const from of ['space', 'type', 'platform'] as const) {
    const summary = outcomes[from];
    if (summary !== undefined && summary.n >= least[from]) return [from, summary];
  }
  return undefined;
}

function reasons({ unvalued }: WinnerValue): readonly Missing[] {
  const words = unvalued.map(
    ({ why }): Missing =>
      (({ 'no-price': 'price', 'no-amount': 'reward-amount', 'no-market': 'reward', 'no-outcomes': 'outcomes' }) as const)[why],
  );
  return words.length === 0 ? ['reward'] : [...new Set(words)];
}
