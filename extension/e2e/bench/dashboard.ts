import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { atMost, type BenchRow, percentile } from '../../../server/bench/row.ts';
import { type Lens, openLens } from '../harness/lens.ts';
import { openReplicas } from '../replicas/server.ts';
import { makeWorld } from '../world/world.ts';
import { fillDatabase } from './fill-database.ts';
import { type Frames, scrolledFrames } from './frames.ts';
import { type Counted, costOf, counted } from './session.ts';

const campaigns = 50_000;
const opened = 5;
/** Until the last rows that came in are drawn. */
const settleMs = 2_000;
const many = `${campaigns.toLocaleString('en')} cached campaigns`;

/**
 * The table of campaigns with many of them in the database, a fifth seen by this browser and the rest the crowd's: from opening it to
 * rows, to all of them, and how even its frames are while it is scrolled. The baseline of frames is the same page, standing still.
 */
export async function dashboardTime(): Promise<BenchRow[]> {
  const profileDir = mkdtempSync(path.join(os.tmpdir(), 'lens-bench-'));
  const visit = await openReplicas(makeWorld(1, Date.now()));
  const lens = await openLens({ profileDir, visit });
  try {
    await lens.change({ onboardedAt: Date.now() as never });
    const desk = await lens.open('manifest.json');
    await fillDatabase(desk, campaigns, 0.2);
    return await measured(lens);
  } finally {
    await lens.close();
    await visit.close();
    rmSync(profileDir, { recursive: true, force: true });
  }
}

async function measured(lens: Lens): Promise<BenchRow[]> {
  const of = await watched(lens);
  const { page } = of;
  const [first, all]: [number[], number[]] = [[], []];
  for (let round = 0; round < opened; round++) {
    await openTable(lens, page);
    first.push(await page.evaluate(() => (globalThis as unknown as Noted).lensRows));
    await page.getByText(/^50,000 rows$/).waitFor({ timeout: 120_000 });
    all.push(await page.evaluate(() => performance.now()));
  }
  await page.waitForTimeout(settleMs);
  const quiet = await scrolled(of, '.lens-grid');
  await openTable(lens, page);
  const reading = await scrolled(of, '.lens-grid');
  const still = await scrolled(of, 'no-such-element');
  return [
    atMost(`Dashboard’s table: first rows with ${many}, median`, 500, percentile(first.slice(1), 0.5), undefined, 'ms'),
    atMost('the same, all rows read and in order, median', 10_000, percentile(all.slice(1), 0.5), undefined, 'ms'),
    atMost('Main-thread time a frame while it is scrolled (baseline: standing still)', 8, quiet.frameMs, still.frameMs, 'ms'),
    atMost('the same, while the rows are still being read', 12, reading.frameMs, still.frameMs, 'ms'),
    atMost('Frames dropped while it is scrolled', 1, quiet.droppedPercent, still.droppedPercent, '%'),
  ];
}

async function openTable(lens: Lens, page: Page): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${lens.origin}/dashboard.html#campaigns`);
  await page.locator('.lens-grid-body tr').first().waitFor();
}

/** Scrolls for some seconds. `frameMs`: processor time of the main thread, which other programs on the machine do not change. */
async function scrolled(of: Counted, selector: string): Promise<Frames & { readonly frameMs: number }> {
  let frames: Frames | undefined;
  const { tasks } = await costOf(of, async () => {
    frames = await scrolledFrames(of.page, selector, 3_000);
  });
  if (!frames) throw new Error('Nothing was scrolled.');
  return { ...frames, frameMs: tasks / frames.shown };
}

interface Noted {
  lensRows: number;
}

/** A tab that notes when its first row with something in it is painted. */
async function watched(lens: Lens): Promise<Counted> {
  const of = await counted(lens.context);
  const { page } = of;
  await page.addInitScript(() => {
    const noted = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector('.lens-grid-body tr')) return;
        observer.disconnect();
        requestAnimationFrame(() => resolve(performance.now()));
      });
      observer.observe(document, { childList: true, subtree: true });
    });
    Object.assign(globalThis, { lensRows: noted });
  });
  return of;
}
