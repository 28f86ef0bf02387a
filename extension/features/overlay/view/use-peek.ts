import { useCallback, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { place } from '../../../ui/place.ts';
import type { Spot } from '../spot.ts';

/** The details that are open, and how they are opened at a chip and closed. */
export function usePeek() {
  const popover = useRef<HTMLDivElement>(null);
  const [spot, setSpot] = useState<Spot>();
  const shown = useRef<string>(undefined);
  /** Pressing anywhere closes what is open; the click that follows on its own chip must not open it again. */
  const closing = useRef(false);

  const press = useCallback((next: Spot) => {
    closing.current = shown.current === next.id && popover.current?.matches(':popover-open') === true;
  }, []);
  const open = useCallback((next: Spot, chip: HTMLElement) => {
    const box = popover.current;
    const isClosing = closing.current;
    closing.current = false;
    if (!box || isClosing) return;
    shown.current = next.id;
    flushSync(() => setSpot(next));
    box.showPopover({ source: chip });
    const viewport = { width: window.innerWidth, height: window.innerHeight };
    const { left, top } = place(chip.getBoundingClientRect(), box.getBoundingClientRect(), viewport);
    box.style.left = `${left}px`;
    box.style.top = `${top}px`;
  }, []);
  const close = useCallback(() => popover.current?.hidePopover(), []);
  const closed = useCallback(() => setSpot(undefined), []);
  return { popover, spot, press, open, close, closed };
}
