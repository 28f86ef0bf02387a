/**
 * When the first line of this script ran, by the page's own clock. Only so where it is imported before everything else. A plain number,
 * and no mark in the page's timeline: pages read theirs.
 */
export const began: number = performance.now();
