export interface Box {
  readonly width: number;
  readonly height: number;
}
export interface Rect extends Box {
  readonly left: number;
  readonly top: number;
}

const gap = 6;
const margin = 8;

/**
 * Where a popover stands: below its anchor, above it where there is no room below but more above, and always inside the window.
 * All in CSS pixels of the viewport.
 */
export function place(anchor: Rect, popover: Box, viewport: Box): { left: number; top: number } {
  const left = Math.max(margin, Math.min(anchor.left, viewport.width - popover.width - margin));
  const below = anchor.top + anchor.height + gap;
  const roomBelow = viewport.height - below - margin;
  const roomAbove = anchor.top - gap - margin;
  const top = popover.height <= roomBelow || roomBelow >= roomAbove ? below : anchor.top - gap - popover.height;
  return { left, top: Math.max(margin, Math.min(top, viewport.height - popover.height - margin)) };
}
