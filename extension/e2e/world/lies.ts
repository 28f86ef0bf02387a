import type { World } from './world.ts';

/** The same world as somebody with ill will would have it: every campaign under another name, ten times as full, and over. */
export function lyingWorld(world: World): World {
  const campaigns = world.galxe.campaigns.map((campaign) => ({
    ...campaign,
    name: `Free money: ${campaign.name}`,
    participants: campaign.participants * 10,
    status: 'Expired' as const,
    endTime: Math.trunc(world.now / 1_000) - 3_600,
  }));
  return { ...world, galxe: { ...world.galxe, campaigns } };
}
