import type { Dice } from '@infofi-lens/shared/testing/dice';
import { day, hour, type Thing } from './thing.ts';

const words = ['Bridge', 'Explore', 'Swap', 'Stake', 'Learn', 'Vote', 'Mint', 'Test', 'Play', 'Earn'] as const;

/** A campaign whose participants grow, whose status changes, and whose end is now and then put off. */
export function someCampaign(dice: Dice, from: number): Thing {
  const id = `GC${dice.word(8)}`;
  const spaceId = String(dice.whole(1_000, 9_000));
  const startsAt = from + Math.round((dice.next() * 30 - 26) * 24) * hour;
  const firstEnd = startsAt + dice.whole(20, 60) * day;
  const putOffAt = dice.chance(0.25) ? firstEnd - dice.whole(1, 5) * day : Number.POSITIVE_INFINITY;
  const secondEnd = firstEnd + dice.whole(3, 14) * day;
  const name = `${dice.pick(words)} and ${dice.pick(words)} ${dice.word(5)}`;
  const renamedAt = dice.chance(0.08) ? from + dice.whole(1, 40) * day : Number.POSITIVE_INFINITY;
  const size = 10 ** (1.3 + dice.next() * 3.5);
  const daysToGrow = 2 + dice.next() * 30;
  const constant = {
    url: `https://app.galxe.com/quest/${spaceId}/${id}`,
    spaceId,
    type: dice.pick(['drop', 'points', 'token']),
    startsAt,
    winnersCap: dice.whole(50, 5_000),
    chain: dice.pick(['base', 'arbitrum', 'linea', 'ethereum']),
    gas: dice.pick(['gas', 'gasless']),
    points: dice.whole(1, 60) * 5,
    rewards: [{ kind: 'token', amountPerWinner: String(dice.whole(1, 400) / 4), symbol: 'USDC' }],
  };
  return {
    platform: 'galxe',
    kind: 'campaign',
    id,
    context: 'campaign',
    truth(at) {
      const endsAt = at >= putOffAt ? secondEnd : firstEnd;
      const age = Math.max(0, Math.min(at, endsAt) - startsAt) / day;
      return {
        ...constant,
        name: at >= renamedAt ? `${name} II` : name,
        status: at < startsAt ? 'upcoming' : at < endsAt ? 'active' : 'ended',
        endsAt,
        participants: Math.floor(size * (1 - Math.exp(-age / daysToGrow))),
      };
    },
  };
}
