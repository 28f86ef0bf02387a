import { isOwnDoing } from '../../../ui/own-host.ts';
import { Pace } from './pace.ts';

/**
 * Calls `look` when the page changed: in the frame of the change where that can be, so that what belongs to a redrawn element
 * is back before anybody sees it gone, and some times a second where it never stops changing.
 * @returns `again` to look without a change, and how to stop.
 */
export function watchPage(look: () => void): { again: () => void; stop: () => void } {
  const pace = new Pace();
  let frame: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    frame = undefined;
    const from = performance.now();
    look();
    pace.looked(from, performance.now());
  };
  const inFrame = () => {
    timer = undefined;
    frame ??= requestAnimationFrame(run);
  };
  const again = () => {
    if (frame !== undefined || timer !== undefined) return;
    const wait = pace.wait(performance.now());
    if (wait === 0) inFrame();
    else timer = setTimeout(inFrame, wait);
  };
  const observer = new MutationObserver((records) => isOwnDoing(records) || again());
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['href'] });
  again();
  return {
    again,
    stop() {
      observer.disconnect();
      clearTimeout(timer);
      if (frame !== undefined) cancelAnimationFrame(frame);
    },
  };
}
