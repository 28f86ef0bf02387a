import type { Feed } from '../feed.ts';
import { hostOf, speaks } from '../host/host.ts';
import { ChipButton } from './chip-button.ts';
import { ChipLayer } from './chip-layer.ts';
import css from './chips.css?inline';

interface Drawn {
  readonly chip: ChipButton;
  letGo: () => void;
}

/** Draws the chips of a page, and keeps them as the feed tells them. */
export function mountChips(feed: Feed): void {
  const host = hostOf(feed);
  const { element, chips: frame } = host;
  host.wear(css);
  const layer = new ChipLayer(frame, element, (ms) => feed.drew(ms), feed.signal);
  const drawn = new Map<string, Drawn>();

  const draw = () => {
    const { spots, chips, chipLocale } = feed.get();
    const shown = spots.flatMap((spot) => {
      const told = chips.get(spot.key);
      if (!told) return [];
      const held = drawn.get(spot.id) ?? { chip: new ChipButton(feed, spot), letGo: () => undefined };
      drawn.set(spot.id, held);
      return [{ spot, told, held }];
    });
    const moved = shown.filter(({ spot, held }) => held.chip.takes(spot));
    for (const { spot, held } of moved) {
      const letGo = layer.hold(held.chip.element, spot); // first, so that it takes on what is known of the place
      held.letGo();
      held.letGo = letGo;
    }
    const write = () => {
      speaks(frame, chipLocale);
      for (const { told, held } of shown) held.chip.show(told);
      const ids = new Set(shown.map(({ spot }) => spot.id));
      for (const [id, { chip, letGo }] of drawn) {
        if (ids.has(id)) continue;
        letGo();
        chip.element.remove();
        drawn.delete(id);
      }
      inOrder(
        frame,
        shown.map(({ held }) => held.chip.element),
      );
    };
    // Before anybody sees a chip at another's place. Where no chip's own size matters, while the page is still as it was laid out.
    const isLaidOut = shown.every(({ spot }) => spot.form === 'chip');
    if (isLaidOut && moved.length > 0) layer.measure();
    write();
    host.show();
    if (!isLaidOut) layer.measure();
  };
  const redraw = () => {
    const from = performance.now();
    // A page without the overlay is better than one with half of it.
    try {
      draw();
    } catch {
      stop();
      host.stop();
    }
    feed.drew(performance.now() - from);
  };
  const stop = feed.subscribe(redraw);
  feed.signal.addEventListener('abort', stop);
  requestAnimationFrame(redraw); // nothing is seen before; what is told until then is drawn with it
}

/** Puts chips in reading order. What stands where it belongs is not touched: it may have the focus. */
function inOrder(frame: Element, chips: readonly Element[]): void {
  let next = frame.firstElementChild;
  for (const chip of chips) {
    if (chip === next) next = next.nextElementSibling;
    else frame.insertBefore(chip, next);
  }
}
