import { useCallback, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { place } from '../../../ui/place.ts';
import type { Spot } from '../spot.ts';

/** The details that are open, and how they are opened at a chip and closed. */
export function usePeek() {
  const popover = useRef<HTMLDivElement>(null);
  const [spot, setSpot] = useState<Spot>();
  /** The click on a chip whose details are open closes them, as pressing anywhere does: it must not open them again. */
  const closedAt = useRef<{ id: string; at: number }>(undefined);

  const open = useCallback((next: Spot, chip: HTMLElement) => {
    const box = popover.current;
    if (!box) return;
    if (closedAt.current?.id === next.id && performance.now() - closedAt.current.at < 300) return;
    flushSync(() => setSpot(next));
    box.showPopover({ source: chip });
    const viewport = { width: window.innerWidth, height: window.innerHeight };
    const { left, top } = place(chip.getBoundingClientRect(), box.getBoundingClientRect(), viewport);
    box.style.left = `${left}px`;
    box.style.top = `${top}px`;
  }, []);
  const close = useCallback(() => popover.current?.hidePopover(), []);
  const closed = useCallback(() => {
    setSpot((before) => {
      if (before) closedAt.current = { id: before.id, at: performance.now() };
      return undefined;
    });
  }, []);
  return { popover, spot, open, close, closed };
}
