import type { WorldSize } from '../world/world.ts';

/** How much of everything a run plays. */
export interface StageSize {
  readonly world: WorldSize;
  /** Days that honest people have been at it before any attack. */
  readonly daysBefore: number;
  /** Keys that the attackers had admitted beforehand, each from a network of its own. */
  readonly pool: number;
  /** Keys that really do the work of being admitted while all is quiet, to know what one costs: the luck of the search varies tenfold. */
  readonly keysToPrice: number;
  /** Fresh keys of a flood. */
  readonly flood: number;
  /** Processor seconds that each flood may spend on joining. */
  readonly floodSeconds: number;
  /** Weeks of a slow attack. */
  readonly weeks: number;
  /** Items over which hostile clusters are spread at random, and the people who see them. */
  readonly spread: { readonly items: number; readonly people: number };
}

export const fullSize: StageSize = {
  world: { people: 90, campaigns: 110, boards: 3, rows: 12 },
  daysBefore: 14,
  pool: 40,
  keysToPrice: 12,
  flood: 200,
  floodSeconds: 10,
  weeks: 3,
  spread: { items: 2_000, people: 220 },
};

export const quickSize: StageSize = {
  world: { people: 40, campaigns: 30, boards: 1, rows: 8 },
  daysBefore: 6,
  pool: 24,
  keysToPrice: 4,
  flood: 60,
  floodSeconds: 5,
  weeks: 2,
  spread: { items: 600, people: 90 },
};

/** Enough for a test to see that promises are kept. */
export const tinySize: StageSize = {
  world: { people: 30, campaigns: 14, boards: 1, rows: 4 },
  daysBefore: 4,
  pool: 10,
  keysToPrice: 0,
  flood: 0,
  floodSeconds: 0,
  weeks: 1,
  spread: { items: 0, people: 0 },
};
