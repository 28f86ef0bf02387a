// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';

const front = 'https://app.galxe.com/quest/Lumio/GC1';

/** As much of a browser as panels need: the places it has beside pages, and the tabs that were opened. */
const browser = vi.hoisted(() => {
  const state = { opened: [] as string[], chrome: {} as Record<string, unknown> };
  state.chrome = {
    runtime: { id: 'lens' },
    windows: { WINDOW_ID_CURRENT: -2 },
    tabs: {
      query: async () => [{ url: 'https://app.galxe.com/quest/Lumio/GC1' }],
      create: async ({ url }: { url: string }) => void state.opened.push(new URL(url).pathname + new URL(url).search),
    },
  };
  vi.stubGlobal('chrome', state.chrome);
  vi.stubGlobal('location', new URL('chrome-extension://lens/popup.html'));
  return state;
});
const { openPanel } = await import('./open-panel.ts');

const close = vi.fn();
beforeEach(() => {
  vi.stubGlobal('close', close.mockReset());
  browser.opened.length = 0;
  delete browser.chrome.sidePanel;
  delete browser.chrome.sidebarAction;
});
const done = () => vi.waitFor(() => expect(close).toHaveBeenCalledOnce());

it.each(['sidePanel', 'sidebarAction'])('opens beside the page where the browser has a %s', async (name) => {
  const open = vi.fn(async () => {});
  browser.chrome[name] = { open };
  openPanel();
  expect(open).toHaveBeenCalledOnce(); // in the click itself: later it is refused
  await done();
  expect(browser.opened).toEqual([]);
});

it('is a tab about the page that was in front, where the browser has no place beside it', async () => {
  openPanel();
  await done();
  expect(browser.opened).toEqual([`/sidepanel.html?of=${encodeURIComponent(front)}`]);
});

it('is such a tab also where the browser refuses', async () => {
  browser.chrome.sidePanel = { open: () => Promise.reject(new Error('no gesture')) };
  openPanel();
  await done();
  expect(browser.opened).toHaveLength(1);
});
