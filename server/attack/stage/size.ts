import type { WorldSize } from '../world/world.ts';

/** How much of everything a run plays. */
export interface StageSize {
  readonly world: WorldSize;
  /** Days that honest people have been at it before any attack. */
  readonly daysBefore: number;
  /** Keys that the attackers had admitted beforehand, each from a network of its own. */
  readonly pool: number;
  /** Fresh keys of a flood. */
  readonly flood: number;
  /** Weeks of a slow attack. */
  readonly weeks: number;
  /** Items over which hostile clusters are spread at random, and the people who see them. */
  readonly spread: { readonly items: number; readonly people: number };
}

export const fullSize: StageSize = {
  world: { people: 90, campaigns: 110, boards: 3, rows: 12 },
  daysBefore: 14,
  pool: 40,
  flood: 200,
  weeks: 3,
  spread: { items: 2_500, people: 240 },
};

export const quickSize: StageSize = {
  world: { people: 40, campaigns: 30, boards: 1, rows: 8 },
  daysBefore: 6,
  pool: 24,
  flood: 60,
  weeks: 2,
  spread: { items: 600, people: 90 },
};
