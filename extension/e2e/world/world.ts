import { type GalxeWorld, galxeWorld } from './galxe.ts';
import { type KaitoWorld, kaitoWorld } from './kaito.ts';
import { type Layer3World, layer3World } from './layer3.ts';
import { type XWorld, xWorld } from './x.ts';

export interface World {
  readonly seed: number;
  /** Milliseconds: the moment the world is about. */
  readonly now: number;
  readonly galxe: GalxeWorld;
  readonly layer3: Layer3World;
  readonly kaito: KaitoWorld;
  readonly x: XWorld;
}

/**
 * Hundreds of campaigns and thousands of people on four platforms, the same for the same seed and moment.
 * @param now Milliseconds. Only times depend on it.
 * @param campaigns How many campaigns of Galxe, at least.
 */
export function makeWorld(seed: number, now: number, { campaigns = 420 } = {}): World {
  const kaito = kaitoWorld(seed, now, { people: 2_400, topics: 6, rows: 300 });
  return {
    seed,
    now,
    galxe: galxeWorld(seed, Math.trunc(now / 1_000), { spaces: 36, campaigns, ranks: 60 }),
    layer3: layer3World(seed, now, { quests: 160 }),
    kaito,
    x: xWorld(seed, now, { users: 400, postsEach: 8 }, kaito.people),
  };
}
