import type { Outcome } from '../../contracts/outcomes.ts';
import type { FieldsOf } from '../../facts/observation.ts';
import { sortedQuantile } from '../learning/pinball.ts';
import { type PriceBook, priceOf } from './prices.ts';

export const realisedMethodology =
  'What a campaign paid per person who did everything: the median of what those got who got something, times their share. For a raffle with a known number of winners the share is winners divided by participants at the end, so that the luck of those who reported does not count; otherwise it is the share of those who reported. A single report moves neither much.';

export interface Realised {
  /** US dollars per person who did everything. */
  readonly usd: number;
  /** What one point turned out to be worth, where a campaign that pays nothing but points was paid in money. */
  readonly usdPerPoint?: number;
  /** People who reported. */
  readonly n: number;
}

/** When the worth of more than this share of the reports is not known, the rest says little about the whole. */
const unknownAtMost = 1 / 3;

/**
 * @param ending The campaign as last known: its rewards, its places and its participants at the end.
 * @param prices Of the time the rewards arrived.
 * @returns `undefined` while nobody has reported, when too many rewards cannot be valued, or when a raffle has no winner who reported.
 */
export function realisedOf(outcomes: readonly Outcome[], ending: FieldsOf<'campaign'>, prices: PriceBook): Realised | undefined {
  const pointsOnly = !(ending.rewards ?? []).some(({ kind }) => kind === 'token' || kind === 'custom');
  const worths = outcomes.map((outcome) => worthOf(outcome, prices, pointsOnly));
  const unknown = worths.filter((worth) => worth === undefined).length;
  if (worths.length === 0 || unknown > unknownAtMost * worths.length) return undefined;
  const winners = worths.flatMap((worth) => (worth !== undefined && worth.usd > 0 ? [worth] : []));
  const { distribution, winnersCap, participants } = ending;
  const drawn = distribution === 'raffle' && typeof winnersCap === 'number' && participants !== undefined && participants > 0;
  if (drawn && winners.length === 0) return undefined;
  // Whoever got something of unknown worth is a winner all the same.
  const won = winners.length + outcomes.filter((outcome, at) => worths[at] === undefined && outcome.won).length;
  const share = drawn ? Math.min(1, winnersCap / participants) : won / worths.length;
  const perPoint = winners.flatMap(({ usd, points }) => (points > 0 ? [usd / points] : []));
  return {
    usd: winners.length === 0 ? 0 : median(winners.map(({ usd }) => usd)) * share,
    ...(perPoint.length === 0 ? {} : { usdPerPoint: median(perPoint) }),
    n: worths.length,
  };
}

const median = (values: readonly number[]) => sortedQuantile(Float64Array.from(values).sort(), 0.5);

/**
 * US dollars of everything one person got. Points have no price: beside money that the campaign pays anyway their worth is not known,
 * and with points alone it is not known yet.
 */
function worthOf({ received, at }: Outcome, prices: PriceBook, pointsOnly: boolean): { usd: number; points: number } | undefined {
  let [usd, points, money] = [0, 0, 0];
  for (const one of received) {
    if (one.kind === 'points') {
      points += one.points;
      continue;
    }
    const worth = one.usd ?? (one.kind === 'token' ? times(one.amount, priceOf(prices, tokenOf(one), at)?.usd) : undefined);
    if (worth === undefined) return undefined;
    usd += worth;
    money += 1;
  }
  return points !== 0 && (money === 0 || !pointsOnly) ? undefined : { usd, points };
}

const times = (amount: string, price: number | undefined) => (price === undefined ? undefined : Number(amount) * price);

const tokenOf = ({ symbol, tokenAddress, chain }: { symbol: string; tokenAddress?: string | undefined; chain?: string | undefined }) => ({
  symbol,
  ...(tokenAddress === undefined ? {} : { tokenAddress }),
  ...(chain === undefined ? {} : { chain }),
});
