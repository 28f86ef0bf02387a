import type { CDPSession, Page } from '@playwright/test';
import type { Lens } from './lens.ts';

/** All the clocks of a browser with the extension: of its worker, and in pages the site's and the content scripts' own. */
export interface Clocks {
  /** Opens a tab whose clocks are moved too, before any script runs in it. */
  open(): Promise<Page>;
  /** Puts all of them so far ahead of the computer's. */
  ahead(ms: number): Promise<void>;
}

/**
 * Playwright's own clock reaches a page's world only. Content scripts live in a world of their own, with a `Date` of its own: it is
 * reached through the debugger, which stops every script at its beginning: the clock is set before anything else can happen in that world.
 */
export function clocksOf(lens: Lens): Clocks {
  let offset = 0;
  const tabs: { session: CDPSession; worlds: Map<number, number> }[] = [];
  /** Sends what sets the clocks, and waits for no answer: a page that is stopped answers once it goes on. */
  const set = ({ session, worlds }: (typeof tabs)[number]): Promise<unknown> => {
    const behind = [...worlds].filter(([, at]) => at !== offset).map(([world]) => world);
    for (const world of behind) worlds.set(world, offset);
    const expression = `(${skip})(${offset})`;
    const gone = () => undefined; // the page went elsewhere meanwhile
    return Promise.all(behind.map((contextId) => session.send('Runtime.evaluate', { contextId, expression }).catch(gone)));
  };
  return {
    async open() {
      const page = await lens.context.newPage();
      const session = await lens.context.newCDPSession(page);
      const tab = { session, worlds: new Map<number, number>() };
      session.on('Runtime.executionContextCreated', ({ context }) => tab.worlds.set(context.id, 0));
      session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => tab.worlds.delete(executionContextId));
      session.on('Runtime.executionContextsCleared', () => tab.worlds.clear());
      session.on('Debugger.paused', () => {
        void set(tab);
        void session.send('Debugger.resume').catch(() => undefined); // closed meanwhile
      });
      await session.send('Runtime.enable');
      await session.send('Debugger.enable');
      await session.send('Debugger.setInstrumentationBreakpoint', { instrumentation: 'beforeScriptExecution' });
      tabs.push(tab);
      return page;
    },
    async ahead(ms) {
      offset = ms;
      for (const worker of lens.context.serviceWorkers()) await worker.evaluate(skip, ms);
      for (const tab of tabs) await set(tab);
    },
  };
}

/** Runs in the browser. */
function skip(ms: number): void {
  const clock = Date as typeof Date & { really?: () => number };
  clock.really ??= Date.now.bind(Date);
  const { really } = clock;
  clock.now = () => really() + ms;
}
