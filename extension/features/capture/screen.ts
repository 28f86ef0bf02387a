import { isOwnDoing } from '../../ui/own-host.ts';

const settleMs = 1_500;

/**
 * Calls `look` when the page has stopped changing for a moment and has time to spare. The observer itself does nothing but
 * note that something changed.
 */
export function whenSettled(page: Document, look: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => requestIdleCallback(() => signal.aborted || look(), { timeout: 5_000 }), settleMs);
  };
  const observer = new MutationObserver((records) => isOwnDoing(records) || changed());
  observer.observe(page, { childList: true, subtree: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  changed();
}
