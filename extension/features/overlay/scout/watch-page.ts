const leastBetweenMs = 120;

/**
 * Calls `look` when the page changed: in the frame of the change where that can be, so that what belongs to a redrawn element
 * is back before anybody sees it gone, and at most some times a second.
 * @returns `again` to look without a change, and how to stop.
 */
export function watchPage(look: () => void): { again: () => void; stop: () => void } {
  let last = Number.NEGATIVE_INFINITY;
  let frame: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    frame = undefined;
    last = performance.now();
    look();
  };
  const inFrame = () => {
    timer = undefined;
    frame ??= requestAnimationFrame(run);
  };
  const again = () => {
    if (frame !== undefined || timer !== undefined) return;
    const wait = last + leastBetweenMs - performance.now();
    if (wait <= 0) inFrame();
    else timer = setTimeout(inFrame, wait);
  };
  const observer = new MutationObserver(again);
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
