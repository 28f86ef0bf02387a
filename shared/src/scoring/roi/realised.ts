import type { Outcome } from '../../contracts/outcomes.ts';
import type { FieldsOf } from '../../facts/observation.ts';
import { sortedQuantile } from '../learning/pinball.ts';
import { type PriceBook, priceOf } from './prices.ts';

export const realisedMethodology =
  'What a campaign paid per person who did everything: for a raffle what winners got (the median) times winners divided by participants at the end, so that the luck of those who reported does not count; otherwise the mean over everybody who reported.';

export interface Realised {
  /** US dollars per person who did everything. */
  readonly usd: number;
  /** People who reported. */
  readonly n: number;
}

/**
 * @param ending The campaign as last known: its places and its participants at the end.
 * @param prices Of the time the rewards arrived.
 * @returns `undefined` while nobody has reported, when a reward cannot be valued, or when a raffle has no winner who reported.
 */
export function realisedOf(outcomes: readonly Outcome[], ending: FieldsOf<'campaign'>, prices: PriceBook): Realised | undefined {
  const values = outcomes.map((outcome) => ({ won: outcome.won, usd: worthOf(outcome, prices) }));
  const known = values.flatMap(({ won, usd }) => (usd === undefined ? [] : [{ won, usd }]));
  if (known.length === 0 || known.length < values.length) return undefined;
  const { distribution, winnersCap, participants } = ending;
  if (distribution === 'raffle' && typeof winnersCap === 'number' && participants !== undefined && participants > 0) {
    const winners = Float64Array.from(known.flatMap(({ won, usd }) => (won ? [usd] : []))).sort();
    if (winners.length === 0) return undefined;
    return { usd: sortedQuantile(winners, 0.5) * Math.min(1, winnersCap / participants), n: known.length };
  }
  return { usd: known.reduce((sum, { usd }) => sum + usd, 0) / known.length, n: known.length };
}

/** US dollars of everything one person got. Points have no price: with them alone the value is not known yet. */
function worthOf({ received, at }: Outcome, prices: PriceBook): number | undefined {
  let sum = 0;
  for (const one of received) {
    if (one.kind === 'points') return undefined;
    const usd = one.usd ?? (one.kind === 'token' ? times(one.amount, priceOf(prices, tokenOf(one), at)?.usd) : undefined);
    if (usd === undefined) return undefined;
    sum += usd;
  }
  return sum;
}

const times = (amount: string, price: number | undefined) => (price === undefined ? undefined : Number(amount) * price);

const tokenOf = ({ symbol, tokenAddress, chain }: { symbol: string; tokenAddress?: string | undefined; chain?: string | undefined }) => ({
  symbol,
  ...(tokenAddress === undefined ? {} : { tokenAddress }),
  ...(chain === undefined ? {} : { chain }),
});
