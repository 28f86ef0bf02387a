import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { browse } from '../harness/browse.ts';

/** What one stretch of a page's life cost. */
export interface Cost {
  /** Milliseconds of processor time in tasks of the page's main thread: what other programs take from the machine is not in it. */
  readonly tasks: number;
  readonly longTasks: number;
  /** Megabytes of answers that the page loaded meanwhile. */
  readonly megabytes: number;
}

/** A page whose costs are counted. */
export interface Counted {
  readonly page: Page;
  readonly session: CDPSession;
}

interface Noted {
  longTasks: number;
  shift: number;
}

export async function counted(context: BrowserContext): Promise<Counted> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const noted: Noted = { longTasks: 0, shift: 0 };
    Object.assign(globalThis, { lensBench: noted });
    new PerformanceObserver((list) => {
      noted.longTasks += list.getEntries().length;
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) noted.shift += (entry as unknown as { value: number }).value; // LayoutShift, not in lib.dom
    }).observe({ type: 'layout-shift', buffered: true });
    performance.setResourceTimingBufferSize(1_000);
  });
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, session };
}

/** Counts from a blank page to the end of `work`, and on until the page has nothing left to do. */
export async function costOfLoading(of: Counted, url: string, work: () => Promise<unknown>): Promise<Cost> {
  await of.page.bringToFront();
  await of.page.goto('about:blank');
  const before = await tasksOf(of);
  await browse(of.page, url);
  await work();
  await idle(of.page);
  const after = await tasksOf(of);
  const { longTasks } = await notedIn(of.page);
  // A page that moved to another process starts to count anew.
  return { tasks: after >= before ? after - before : after, longTasks, megabytes: await megabytesOf(of.page) };
}

/** Counts what happens on a page that is open. */
export async function costOf(of: Counted, work: () => Promise<unknown>): Promise<Cost> {
  await idle(of.page);
  const [before, noted, loaded] = [await tasksOf(of), await notedIn(of.page), await megabytesOf(of.page)];
  await work();
  await idle(of.page);
  const tasks = (await tasksOf(of)) - before;
  const { longTasks } = await notedIn(of.page);
  return { tasks, longTasks: longTasks - noted.longTasks, megabytes: (await megabytesOf(of.page)) - loaded };
}

/** Megabytes of the page's heap after a collection. */
export async function heapOf({ session }: Counted): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return ((await metrics(session)).get('JSHeapUsedSize') ?? 0) / 1e6;
}

export function notedIn(page: Page): Promise<Noted> {
  return page.evaluate(() => (globalThis as unknown as { lensBench: Noted }).lensBench);
}

/** Until nothing waits: two idle moments in a row, with the frames and timers between them. */
export async function idle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => requestIdleCallback(resolve));
  });
}

const megabytesOf = (page: Page): Promise<number> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.includes('/graphql/'))
      .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).decodedBodySize / 1e6, 0),
  );

const tasksOf = async ({ session }: Counted): Promise<number> => ((await metrics(session)).get('TaskDuration') ?? 0) * 1_000;

async function metrics(session: CDPSession): Promise<Map<string, number>> {
  const { metrics: all } = await session.send('Performance.getMetrics');
  return new Map(all.map(({ name, value }) => [name, value]));
}
