import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { place } from '../../../ui/place.ts';
import type { Feed } from '../feed.ts';
import type { Spot } from '../spot.ts';

/** The details that are open, and how they are closed. Opens them at the chips of the feed. */
export function usePeek(feed: Feed) {
  const popover = useRef<HTMLDivElement>(null);
  const [spot, setSpot] = useState<Spot>();
  const shown = useRef<string>(undefined);
  /** Pressing anywhere closes what is open; the click that follows on its own chip must not open it again. */
  const closing = useRef(false);

  useEffect(() => {
    /** The chip that the details stand at. */
    let anchor: HTMLElement | undefined;
    const stand = () => {
      const box = popover.current;
      if (!box?.matches(':popover-open') || !anchor?.isConnected) return;
      const viewport = { width: window.innerWidth, height: window.innerHeight };
      const { left, top } = place(anchor.getBoundingClientRect(), box.getBoundingClientRect(), viewport);
      box.style.left = `${left}px`;
      box.style.top = `${top}px`;
    };
    // What is still asked for when they open makes them longer.
    const growing = new ResizeObserver(stand);
    if (popover.current) growing.observe(popover.current);
    /** What was pressed last: an answer that comes later than another press opens nothing. */
    let wanted: Spot | undefined;
    feed.opens({
      press(next) {
        closing.current = shown.current === next.id && popover.current?.matches(':popover-open') === true;
      },
      open(next, chip) {
        const isClosing = closing.current;
        closing.current = false;
        if (isClosing) return;
        wanted = next;
        const openAt = () => {
          const box = popover.current;
          if (!box || wanted !== next || !chip.isConnected) return;
          shown.current = next.id;
          flushSync(() => setSpot(next));
          box.showPopover({ source: chip });
          anchor = chip;
          stand();
        };
        feed.entity(next.key).then(
          (entity) => entity && openAt(),
          () => undefined, // no worker now: there is nothing to show
        );
      },
    });
    return () => growing.disconnect();
  }, [feed]);
  const close = useCallback(() => popover.current?.hidePopover(), []);
  const closed = useCallback(() => setSpot(undefined), []);
  return { popover, spot, close, closed };
}
