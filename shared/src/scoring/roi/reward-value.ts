import type { Reward } from '../../facts/campaign.ts';
import type { Usd } from '../../units.ts';
import { usd } from '../../units.ts';
import { known, type Measure, missing } from '../measure.ts';
import { isDollarStablecoin } from './stablecoins.ts';

export const rewardValueMethodology =
  'Only rewards that are worth dollars by construction count: stablecoins pegged to the US dollar, at one dollar each. Other tokens, points, NFTs and roles have no price here, so they add nothing and are named.';

export interface RewardValue {
  /** Per winner. */
  readonly usd: Usd;
  /** Whether the amount is a maximum (luck-based) rather than a promise. */
  readonly atMost: boolean;
  /** Rewards that are in the campaign and not in the value. */
  readonly unpriced: readonly Reward[];
}

/** What one winner's rewards are worth in US dollars, from structure alone. */
export function rewardValue(rewards: readonly Reward[] | undefined): Measure<RewardValue> {
  if (rewards === undefined) return missing('reward');
  const pegged = rewards.filter(isDollar);
  if (pegged.length === 0) return missing(rewards.some((reward) => reward.kind === 'token') ? 'price' : 'reward');
  const amounts = pegged.map((reward) => reward.amountPerWinner ?? reward.amountMax);
  if (amounts.every((amount) => amount === undefined)) return missing('reward-amount');

  const total = usd(amounts.reduce((sum, amount) => sum + Number(amount ?? 0), 0)); // an amount that is not stated adds nothing: the value is what is promised
  if (total === undefined) return missing('reward-amount');
  return known({
    usd: total,
    atMost: pegged.some((reward) => reward.amountPerWinner === undefined),
    unpriced: rewards.filter((reward) => !isDollar(reward)),
  });
}

function isDollar(reward: Reward): boolean {
  return reward.kind === 'token' && isDollarStablecoin(reward.symbol);
}
