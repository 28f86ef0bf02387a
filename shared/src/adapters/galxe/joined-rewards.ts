import type { RawReward } from './rewards.ts';

/** The order in which a single object's rewards are read, so that a joined list reads like one that came whole. */
const order: readonly RawReward['kind'][] = ['token', 'nft', 'oat', 'role', 'whitelist', 'custom', 'points'];

/** As many as a campaign can hold; a payload that goes on must not cost more and more. */
const most = 50;

/**
 * The rewards of two sightings of one campaign in one payload. A smaller object leaves rewards out without saying that there
 * are none: what only one sighting named stays, and of what both named the later one's words count.
 */
export function joinedRewards(earlier: readonly RawReward[], later: readonly RawReward[]): RawReward[] {
  const joined = earlier.map((reward) => {
    const again = later.find((other) => isSame(reward, other));
    return again === undefined ? reward : { ...reward, ...again };
  });
  const added = later.filter((reward) => !earlier.some((other) => isSame(reward, other)));
  const room = added.slice(0, most - joined.length);
  return room.length === 0 ? joined : [...joined, ...room].sort((a, b) => place(a) - place(b));
}

/** A campaign may give one token surely and the same by luck; of any other kind it may name one only here and there. */
function isSame(a: RawReward, b: RawReward): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'token') return a.symbol === b.symbol && (a.amountMax === undefined) === (b.amountMax === undefined);
  return a.name === undefined || b.name === undefined || a.name === b.name;
}

function place({ kind, amountMax }: RawReward): number {
  return order.indexOf(kind) * 2 + (amountMax === undefined ? 0 : 1);
}
