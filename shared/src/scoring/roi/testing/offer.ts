import type { Task } from '../../../facts/campaign.ts';
import type { Dice } from '../../../testing/dice.ts';
import type { Decimal } from '../../../units.ts';
import { fatTailed, logNormal, weighted } from './chances.ts';

const day = 86_400_000;

export type Kind = 'raffle' | 'fcfs' | 'guaranteed' | 'points';

/** What a campaign promises, and what a winner really gets: the token may have moved by then. @param left Until the end, in ms. */
export function rewardOf(dice: Dice, kind: Kind, winners: number, left: number, late: number) {
  const pool = logNormal(dice, 3_000, 1.1) * (dice.chance(0.03) ? 10 : 1);
  const perWinner = Math.max(0.5, kind === 'guaranteed' ? logNormal(dice, 3, 1) : pool / winners);
  const coin = weighted(dice, [
    ['USDC', 50],
    ['TKN', 50],
  ]);
  const price = coin === 'USDC' ? 1 : logNormal(dice, 0.1, 1.5);
  const moved = coin === 'USDC' ? 1 : Math.exp(0.07 * Math.sqrt(left / day + 5) * fatTailed(dice) * 1.2 - 0.25 * late);
  const amount = (perWinner / price).toFixed(6).replace(/\.?0+$/, '') as Decimal;
  const rewards = [
    { kind: 'token' as const, symbol: coin, ...(dice.chance(0.95) ? { amountPerWinner: amount } : {}) },
    ...(dice.chance(0.2) ? [{ kind: 'nft' as const, name: 'Badge' }] : []),
  ];
  if (kind === 'points') return { fields: [], price: 1, priced: false, paid: 0 };
  return { fields: rewards, price, priced: coin === 'TKN' && dice.chance(0.75), paid: Number(amount) * price * moved };
}

export function tasksOf(dice: Dice): Task[] {
  const types = ['twitter_follow', 'discord_member', 'visit_link', 'quiz', 'swap', 'email', 'survey'] as const;
  return Array.from({ length: dice.whole(1, 9) }, (_, at) => ({ id: `t${at}`, type: dice.pick([...types]) }));
}
