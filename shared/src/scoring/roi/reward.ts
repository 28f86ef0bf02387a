import type { Factor, Unvalued } from '../../contracts/roi.ts';
import type { Reward } from '../../facts/campaign.ts';
import type { FieldsOf } from '../../facts/observation.ts';
import type { EpochMs } from '../../units.ts';
import type { OutcomeKnowledge, OutcomeSummary } from './inputs.ts';
import { type Price, type PriceBook, priceDeviation, priceOf, pricesMethodology } from './prices.ts';
import { around, certainly, evenly, mean, plus, type Spread, spreadOf, times } from './spread.ts';

export const rewardMethodology = `${pricesMethodology} A maximum counts as anything from nothing to that maximum. Points count only once outcomes of the same space say what a point turned out to be worth. NFTs, roles, whitelist places and OATs count a floor that you set, else nothing.`;

/** What a winner gets. */
export interface WinnerValue {
  /** In US dollars. */
  readonly usd: Spread;
  /** Share of it that is in stablecoins, 0..1. */
  readonly pegged: number;
  /** Rewards whose value is known. */
  readonly valued: number;
  readonly unvalued: readonly Unvalued[];
  readonly detail: Factor['detail'];
  /** The oldest price that went into it. */
  readonly pricedAt?: EpochMs;
  /** Outcomes that went into it. */
  readonly n: number;
}

interface Part {
  readonly usd: Spread;
  readonly detail: Factor['detail'];
  readonly price?: Price;
  readonly n?: number;
}

/** Fewer outcomes than this do not say what a point is worth. */
const leastOutcomes = 5;

/** What the rewards of a campaign are worth to a winner, from what is known at `now`. Rewards that add nothing are named with the reason. */
export function winnerValue(campaign: FieldsOf<'campaign'>, prices: PriceBook, outcomes: OutcomeKnowledge, now: EpochMs): WinnerValue {
  const paidAt = campaign.claimEndsAt ?? campaign.endsAt ?? undefined;
  const rewards: readonly Reward[] = [
    ...(campaign.rewards ?? []).filter(({ kind }) => kind !== 'points' || campaign.points === undefined),
    ...(campaign.points === undefined || campaign.points <= 0 ? [] : [{ kind: 'points' as const }]),
  ];
  const parts: Part[] = [];
  const unvalued: Unvalued[] = [];
  for (const reward of rewards) {
    const part = reward.kind === 'points' ? ofPoints(reward, campaign.points, outcomes.point) : ofToken(reward, prices, now, paidAt);
    if (typeof part === 'string') unvalued.push({ kind: reward.kind, ...nameOf(reward), why: part });
    else parts.push(part);
  }
  const usd = parts.reduce<Spread>((sum, part) => plus(sum, part.usd), certainly(0));
  const total = mean(usd);
  const stable = parts.filter(({ price }) => price?.source === 'pegged').reduce((sum, part) => sum + mean(part.usd), 0);
  const times = parts.flatMap(({ price }) => (price ? [price.observedAt] : [])).sort((a, b) => a - b);
  return {
    usd,
    pegged: total > 0 ? Math.min(1, stable / total) : 0,
    valued: parts.length,
    unvalued,
    detail: [...new Set(parts.flatMap(({ detail }) => detail))],
    ...(times[0] === undefined ? {} : { pricedAt: times[0] }),
    n: Math.max(0, ...parts.map(({ n }) => n ?? 0)),
  };
}

const nameOf = ({ symbol, name }: Reward) => {
  const text = symbol ?? name;
  return text === undefined ? {} : { name: text };
};

function ofPoints(reward: Reward, points: number | undefined, value: OutcomeSummary | undefined): Part | Unvalued['why'] {
  const amount = points ?? (reward.amountPerWinner === undefined ? undefined : Number(reward.amountPerWinner));
  if (amount === undefined) return 'no-amount';
  if (value === undefined || value.n < leastOutcomes) return 'no-outcomes';
  return { usd: times(certainly(amount), spreadOf(value.usd)), detail: ['point-value'], n: value.n };
}

function ofToken(reward: Reward, prices: PriceBook, now: EpochMs, paidAt: EpochMs | undefined): Part | Unvalued['why'] {
  const isMoney = reward.kind === 'token' || reward.kind === 'custom';
  const price = priceOf(
    prices,
    { ...reward, ...(reward.symbol === undefined && reward.name !== undefined ? { symbol: reward.name } : {}) },
    now,
  );
  if (price === undefined) return isMoney ? 'no-price' : 'no-market';
  const least = reward.amountPerWinner ?? (isMoney ? undefined : '1');
  const amount = least === undefined ? reward.amountMax : least;
  if (amount === undefined) return 'no-amount';
  const atMost = least === undefined;
  const units = atMost ? evenly(0, Number(amount)) : certainly(Number(amount));
  const value = times(units, around(price.usd, priceDeviation(price, now, paidAt)));
  return {
    usd: value,
    price,
    detail: [price.source, ...(price.stale ? (['stale-price'] as const) : []), ...(atMost ? (['at-most'] as const) : [])],
  };
}
