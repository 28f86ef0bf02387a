import type { RoiEstimate } from '@infofi-lens/shared/contracts/roi';
import type { Known } from '@infofi-lens/shared/facts/known';
import type { Quantiles } from '@infofi-lens/shared/scoring/quantiles';
import { perHourMethodology } from '@infofi-lens/shared/scoring/roi/per-hour';
import { computedFrom } from '../evidence.ts';
import type { FigureView } from '../figure.tsx';
import { count, percent, roughDollars, roughUsd } from '../format.ts';
import { words } from '../words.ts';
import { inputs } from './campaign.ts';
import { figureWords } from './words.ts';

const text = figureWords.perHour;
/** Facts that an estimate is made of. */
const made = ['rewards', 'points', 'distribution', 'winnersCap', 'participants', 'startsAt', 'endsAt', 'tasks', 'gas', 'chain'] as const;

type Told = Extract<RoiEstimate, { status: 'estimate' }>;
type Brief = Pick<Told, 'status' | 'perHour' | 'recommendation' | 'confidence' | 'hours' | 'n' | 'model'>;
/** So much of an estimate as its short text needs. */
export type BriefEstimate = Brief | Pick<Exclude<RoiEstimate, Told>, 'status' | 'missing'>;

/** What an hour pays as a short text with its range, "≈ $12/h (3–40)", without one that says nothing more, or what is missing for it. */
export function perHourFigure(campaign: Known<'campaign'>, estimate: BriefEstimate, unconfirmed: boolean): FigureView {
  if (estimate.status !== 'estimate') return { missing: estimate.missing };
  const { p10, p50, p90 } = estimate.perHour;
  return {
    text: isWide(estimate.perHour) ? text.short(roughUsd(p50), bandText(estimate.perHour)) : text.alone(roughUsd(p50)),
    exact: text.exact(roughUsd(p10), roughUsd(p50), roughUsd(p90)),
    evidence: { ...computedFrom(perHourMethodology, inputs(campaign, made, unconfirmed)), rests: restsOf(estimate) },
  };
}

/** Whether a range has ends that are told apart, in so many digits as it is shown with. */
export const isWide = ({ p10, p90 }: Ends): boolean => roughUsd(p10) !== roughUsd(p90);
type Ends = Pick<Quantiles, 'p10' | 'p90'>;

/** "3–40", "−1 to 2": the range without the dollar signs of its neighbour. */
const bandText = (range: Ends): string => band(range, roughDollars);

/** "$3–$40", "−$1 to $2": a range that stands for itself; one value where both ends look the same. */
export const bandUsd = (range: Ends): string => band(range, roughUsd);

/** "$12 ($3–$40)", or "$12" where its range says nothing more. */
export const rangedUsd = (value: Quantiles): string =>
  isWide(value) ? text.ranged(roughUsd(value.p50), bandUsd(value)) : roughUsd(value.p50);

function band({ p10, p90 }: Ends, say: (value: number) => string): string {
  const [low, high] = [say(p10), say(p90)];
  if (low === high) return low;
  return p10 < 0 ? text.bandBelow(low, high) : text.band(low, high);
}

function restsOf({ recommendation, confidence, hours, n, model }: Extract<BriefEstimate, Brief>) {
  return [
    [text.advice, `${figureWords.advice[recommendation]}, ${figureWords.sure(percent(confidence))}`],
    [text.hours, hoursText(hours)],
    [text.outcomes, n === 0 ? text.noOutcomes : count(n)],
    ...(model === undefined ? [] : [[text.model, model] as const]),
  ] as const;
}

/** "0.5 h (0.3–1.2)", "0.5 h". */
export function hoursText({ p10, p50, p90 }: Quantiles): string {
  const rough = (hours: number) => Number(hours.toPrecision(2));
  const [low, middle, high] = [count(rough(p10)), words.time.hours(rough(p50)), count(rough(p90))];
  return low === high ? middle : text.ranged(middle, text.band(low, high));
}
