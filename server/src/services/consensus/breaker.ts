import type { BreakerPolicy, Replacements } from '../../stores/breaker-store.ts';

/**
 * Without a past, so many may change of what is agreed as come to half of its entities: a platform that renames a season's campaigns is
 * no attack. At most a hundred values, and in the smallest place as many as one campaign has fields.
 */
const normalShare = 0.5;
const [normalAtLeast, normalAtMost] = [12, 100];
/** So many times the usual number is still normal. */
const timesUsual = 8;
/** What happened in a few hours says nothing of what is usual. */
const hoursAtLeast = 24;
/** And so is this share of all entities. */
const shareOfAll = 0.02;

/** How many replacements within the window are normal. */
export function normalReplacements({ past, pastHours, entities }: Omit<Replacements, 'recent'>): number {
  const usual = (past / Math.max(pastHours, hoursAtLeast)) * windowHours;
  const withoutPast = Math.min(normalAtMost, Math.max(normalAtLeast, Math.ceil(entities * normalShare)));
  return Math.max(withoutPast, Math.ceil(usual * timesUsual), Math.ceil(entities * shareOfAll));
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
