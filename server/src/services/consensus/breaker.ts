import type { BreakerPolicy, Replacements } from '../../stores/breaker-store.ts';

/** Fewer replacements than this open no breaker: a platform that renames a season's campaigns is no attack. */
const alwaysNormal = 100;
/** So many times the usual number is still normal. */
const timesUsual = 8;
/** What happened in a few hours says nothing of what is usual. */
const hoursAtLeast = 24;
/** And so is this share of all entities. */
const shareOfAll = 0.02;

/** How many replacements within the window are normal. */
export function normalReplacements({ past, pastHours, entities }: Omit<Replacements, 'recent'>): number {
  const usual = (past / Math.max(pastHours, hoursAtLeast)) * windowHours;
  return Math.max(alwaysNormal, Math.ceil(usual * timesUsual), Math.ceil(entities * shareOfAll));
}

/** The window: the hour that is running and the one before. */
export const windowHours = 2;

/**
 * Whether so much is being replaced that it is safer to keep what was agreed at the last checkpoint.
 * @returns the reason with its figures, for everybody to read; `undefined` when all is calm.
 */
export function opens(counts: Replacements): string | undefined {
  const normal = normalReplacements(counts);
  if (counts.recent <= normal) return undefined;
  return `${counts.recent} agreed values were about to be replaced within ${windowHours} hours; up to ${normal} are normal here.`;
}

/** Whether an open breaker may close. @param waiting Values that would be replaced at once. */
export function closes(counts: Replacements, waiting: number): boolean {
  return counts.recent + waiting <= normalReplacements(counts);
}

export const breakerPolicy: BreakerPolicy = { windowHours, opens, closes };
