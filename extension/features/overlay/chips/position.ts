import type { Box, Rect } from '../../../ui/place.ts';

const inset = 10;
const gap = 8;
/** At least so much of a card is free at the left of its chip. */
const leastLeft = 4;
/** From a chip's right end; the shortest is longer. */
const probed = 24;

/** A chip across the upper edge of a card, at its right. Told without its own size, which is not known before it was laid out. */
export interface OnEdge {
  /** Its right end. */
  readonly right: number;
  /** The middle of its height. */
  readonly middle: number;
  /** How wide it may be. */
  readonly widest: number;
}

/** All numbers are CSS pixels of the window. */
export function onEdge({ left, top, width }: Rect): OnEdge {
  return { right: left + width - inset, middle: top, widest: Math.max(0, width - inset - leastLeft) };
}

/** What stands where a row's chip goes, in CSS pixels of the window. */
export interface Scene {
  /** The words (and pictures) inside the row's element; `undefined` when there are none. */
  readonly words: Rect | undefined;
  /** How far to the right a chip behind words may reach. */
  readonly right: number;
  readonly chip: Box;
}

/** Where a chip stands behind the words of a row or a name. @returns `undefined` when it would cover words. */
export function behindWords({ words, right, chip }: Scene): { left: number; top: number } | undefined {
  if (!words) return undefined;
  const left = words.left + words.width + gap;
  return left + chip.width > right ? undefined : { left, top: words.top + (words.height - chip.height) / 2 };
}

/** Where to look whether something lies over a chip: as near to it as its card reaches. */
export const probeOnEdge = ({ right, middle }: OnEdge): { x: number; y: number } => ({ x: right - probed, y: middle + 2 });

/** The same behind words. */
export function probeBehind(element: Rect, at: { left: number; top: number }, chip: Box): { x: number; y: number } {
  return { x: at.left + chip.width / 2, y: Math.max(at.top + chip.height / 2, element.top + 2) };
}
