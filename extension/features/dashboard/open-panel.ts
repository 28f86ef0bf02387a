import { browser } from 'wxt/browser';

/** Firefox's way to show a panel beside the page; on Android it has none. */
interface Sidebar {
  open(): Promise<void>;
}

/**
 * Shows the panel beside the page in front, or in a tab of its own where the browser has no such place. Has to be called in the
 * click itself: browsers open panels on a gesture only.
 */
export function openPanel(): void {
  beside()?.then(() => window.close(), inTab) ?? void inTab();
}

/** @returns `undefined` in a browser without panels. */
function beside(): Promise<void> | undefined {
  const { sidebarAction } = browser as unknown as { sidebarAction?: Sidebar };
  if (sidebarAction) return sidebarAction.open();
  return browser.sidePanel?.open({ windowId: browser.windows.WINDOW_ID_CURRENT });
}

/** In its own tab the panel is itself what is in front: it is told what was there before. */
async function inTab(): Promise<void> {
  const panel = new URL('/sidepanel.html', location.href);
  const [front] = await browser.tabs.query({ active: true, currentWindow: true });
  if (front?.url) panel.searchParams.set('of', front.url);
  await browser.tabs.create({ url: panel.href });
  window.close();
}
