import type { Box, Rect } from '../../../ui/place.ts';
import type { Form } from '../spot.ts';

/** Where things are, in CSS pixels of the window. */
export interface Scene {
  /** The element that the chip is about. */
  readonly element: Rect;
  /** The words (and pictures) inside it; `undefined` when there are none. */
  readonly words: Rect | undefined;
  /** How far to the right a chip behind words may reach. */
  readonly right: number;
  readonly chip: Box;
}

const inset = 10;
const gap = 8;

/**
 * Where a chip stands: on the upper edge of a card, at its right; behind the words of a row or a name, where there is room.
 * @returns `undefined` when it would cover words.
 */
export function chipPosition(form: Form, { element, words, right, chip }: Scene): { left: number; top: number } | undefined {
  if (form === 'chip') {
    const left = Math.max(element.left + 4, element.left + element.width - chip.width - inset);
    return { left, top: element.top - chip.height / 2 };
  }
  if (!words) return undefined;
  const left = words.left + words.width + gap;
  return left + chip.width > right ? undefined : { left, top: words.top + (words.height - chip.height) / 2 };
}

/** Where to look whether something lies over the place: as near to the chip's middle as its element reaches. */
export function probe(element: Rect, at: { left: number; top: number }, chip: Box): { x: number; y: number } {
  const x = at.left + chip.width / 2;
  const y = Math.max(at.top + chip.height / 2, element.top + 2);
  return { x, y };
}
