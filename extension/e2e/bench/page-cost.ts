import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { atMost, type BenchRow, percentile } from '../../../server/bench/row.ts';
import { browse } from '../harness/browse.ts';
import { openBrowser } from '../harness/browser.ts';
import { type Lens, openLens } from '../harness/lens.ts';
import { openReplicas } from '../replicas/server.ts';
import { makeWorld } from '../world/world.ts';

const loads = 15;
const home = 'https://x.com/home';

interface Load {
  /** Milliseconds of main-thread tasks. */
  readonly tasks: number;
  readonly longTasks: number;
  readonly shift: number;
  /** Megabytes after a collection. */
  readonly heap: number;
}

/**
 * What the extension adds to a page that loads a megabyte of timeline: the same page with and without it, in turns, in
 * the same run. The baseline column is the page without the extension.
 */
export async function pageCost(): Promise<BenchRow[]> {
  const world = makeWorld(1, Date.now());
  const visit = await openReplicas(world);
  const folders = [mkdtempSync(path.join(os.tmpdir(), 'lens-bench-')), mkdtempSync(path.join(os.tmpdir(), 'lens-bench-'))] as const;
  const plain = await openBrowser({ profileDir: folders[0], visit });
  const lens = await openLens({ profileDir: folders[1], visit });
  try {
    await lens.change({ platforms: { x: { enabled: true } } });
    const [without, within]: [Load[], Load[]] = [[], []];
    const [plainPage, lensPage] = [await prepared(plain), await prepared(lens.context)];
    let megabytes = 0;
    plainPage.page.on('response', async (response) => {
      if (response.url().includes('HomeTimeline')) megabytes = (await response.body()).length / 1e6;
    });
    for (let load = 0; load < loads + 2; load++) {
      without.push(await loadOnce(plainPage));
      within.push(await loadOnce(lensPage, () => isRead(lens, load + 1)));
    }
    const middle = (of: readonly Load[], name: keyof Load) =>
      percentile(
        of.slice(2).map((load) => load[name]),
        0.5,
      );
    const added = (name: keyof Load) => middle(within, name) - middle(without, name);
    const [tasks, longTasks, shift, heap] = (['tasks', 'longTasks', 'shift', 'heap'] as const).map((name) => middle(without, name));
    return [
      atMost('Added main-thread time a MB captured, median', 15, added('tasks') / megabytes, tasks, 'ms'),
      atMost('Added tasks over 50 ms, median', 0, Math.max(0, added('longTasks')), longTasks, 'tasks'),
      atMost('Added layout shift', 0, Math.max(0, added('shift')), shift, 'CLS'),
      atMost('Heap added to the page', 5, Math.max(0, added('heap')), heap, 'MB'),
    ];
  } finally {
    await lens.close();
    await plain.close();
    await visit.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

interface Prepared {
  readonly page: Page;
  readonly session: CDPSession;
}

async function prepared(context: BrowserContext): Promise<Prepared> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen = { longTasks: 0, shift: 0 };
    Object.assign(globalThis, { lensBench: seen });
    new PerformanceObserver((list) => {
      seen.longTasks += list.getEntries().length;
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value; // LayoutShift, not in lib.dom
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  return { page, session };
}

async function loadOnce({ page, session }: Prepared, isDone: () => Promise<void> = async () => {}): Promise<Load> {
  await page.bringToFront();
  await page.goto('about:blank');
  const before = await metrics(session);
  await browse(page, home);
  await isDone();
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))));
  const after = await metrics(session);
  const { longTasks, shift } = await page.evaluate(
    () => (globalThis as unknown as { lensBench: { longTasks: number; shift: number } }).lensBench,
  );
  await session.send('HeapProfiler.collectGarbage');
  const heap = (await metrics(session)).get('JSHeapUsedSize') ?? 0;
  const spent = (name: string) => (after.get(name) ?? 0) - (fresh(before, after) ? (before.get(name) ?? 0) : 0);
  return { tasks: spent('TaskDuration') * 1_000, longTasks, shift, heap: heap / 1e6 };
}

/** A page that moved to another process starts to count anew. */
const fresh = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>) =>
  (after.get('TaskDuration') ?? 0) >= (before.get('TaskDuration') ?? 0);

async function metrics(session: CDPSession): Promise<Map<string, number>> {
  const { metrics: all } = await session.send('Performance.getMetrics');
  return new Map(all.map(({ name, value }) => [name, value]));
}

/** Until the worker has booked so many captures: before, the page's part may still be under way. */
async function isRead(lens: Lens, captures: number): Promise<void> {
  for (;;) {
    const [row] = (await lens.rows('health')) as { captures: number }[]; // HealthRow
    if ((row?.captures ?? 0) >= captures) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
