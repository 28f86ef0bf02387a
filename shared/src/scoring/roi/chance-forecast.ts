import type { Factor } from '../../contracts/roi.ts';
import type { FieldsOf } from '../../facts/observation.ts';
import type { EpochMs } from '../../units.ts';
import { known, type Measure, missing } from '../measure.ts';
import type { Point } from '../trends/trend.ts';
import { growthMethodology, projected } from './growth.ts';
import { pace, paceMethodology, placeLeft } from './pace.ts';
import { around, certainly, type Spread } from './spread.ts';

export const chanceForecastMethodology = `First come, first served: ${paceMethodology} Raffle: winners divided by the participants at the end. ${growthMethodology} Guaranteed or unlimited: certain. The range is of what cannot be known yet; the luck of your own draw comes on top.`;

export interface ChanceForecast {
  /** What share of those who did everything is paid. */
  readonly share: Spread;
  /** Probability that one can still be among them at all: below 1 only where places run out. */
  readonly place: number;
  /** Participants at the end divided by those now, where it was projected. */
  readonly growth?: number;
  readonly n: number;
  readonly detail: Factor['detail'];
}

/** A person is done after their hours of work, but not at one sitting: elapsed time is this many times active time. */
const elapsedPerActive = 4;

/**
 * Chance that a participant who starts now and does everything is paid.
 * @param history Participants, change-only, oldest first.
 * @param hours Active hours it takes the person.
 */
export function chanceForecast(
  campaign: FieldsOf<'campaign'>,
  history: readonly Point[],
  now: EpochMs,
  hours: number,
): Measure<ChanceForecast> {
  const { distribution, winnersCap, startsAt } = campaign;
  const endsAt = campaign.endsAt ?? undefined;
  const latest = history.findLast(({ at }) => at <= now)?.value;
  const current = campaign.participants === undefined ? latest : Math.max(campaign.participants, latest ?? 0);
  if (distribution === 'guaranteed') return sure('guaranteed');
  if (winnersCap === null && distribution !== undefined) return sure('unlimited');
  if (distribution === undefined) return missing('distribution');
  if (winnersCap === undefined || winnersCap === null) return missing('places');
  if (current === undefined) return missing('participants');

  if (distribution === 'fcfs') {
    const left = winnersCap - current;
    if (left <= 0) return known({ share: certainly(1), place: 0, n: history.length, detail: ['fcfs', 'full'] });
    const arriving = pace(history, current, startsAt, now);
    if (arriving === undefined) return missing('history');
    const place = placeLeft(left, arriving, Math.max(hours, 0) * elapsedPerActive);
    return known({ share: certainly(1), place, n: arriving.n, detail: ['fcfs', arriving.n > 1 ? 'pace' : 'no-history'] });
  }
  if (endsAt === undefined) return missing('history');
  const end = projected(history, current, { startsAt, now, endsAt });
  if (end === undefined) return missing('history');
  const grown = around(end.median - current, end.deviation);
  const share = grown.map((more) => Math.min(1, winnersCap / (current + more + 1))).sort((a, b) => a - b);
  return known({ share, place: 1, growth: end.median / Math.max(1, current), n: end.n, detail: ['raffle', end.curve] });
}

const sure = (word: 'guaranteed' | 'unlimited'): Measure<ChanceForecast> => known({ share: certainly(1), place: 1, n: 0, detail: [word] });
