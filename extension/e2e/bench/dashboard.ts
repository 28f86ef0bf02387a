import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { atMost, type BenchRow, percentile } from '../../../server/bench/row.ts';
import { type Lens, openLens } from '../harness/lens.ts';
import { openReplicas } from '../replicas/server.ts';
import { makeWorld } from '../world/world.ts';
import { fillDatabase } from './fill-database.ts';
import { scrolledFrames } from './frames.ts';

const campaigns = 50_000;
const opened = 7;
const many = `${campaigns.toLocaleString('en')} cached campaigns`;

/**
 * The table of campaigns with many of them in the database, a fifth seen by this browser and the rest the crowd's: from opening it to
 * rows, to all of them, and how even its frames are while it is scrolled. The baseline of frames is a page with nothing to draw.
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
  const page = await watched(lens);
  const [first, all]: [number[], number[]] = [[], []];
  for (let round = 0; round < opened; round++) {
    await page.goto('about:blank');
    await page.goto(`${lens.origin}/dashboard.html#campaigns`);
    first.push(await page.evaluate(() => (globalThis as unknown as Noted).lensRows));
    await page.getByText(/^50,000 rows|^\d\d,\d{3} rows/).waitFor({ timeout: 60_000 });
    all.push(await page.evaluate(() => performance.now()));
  }
  const reading = await whileReading(lens, page);
  const quiet = await scrolledFrames(page, '.lens-grid', 4_000);
  const still = await scrolledFrames(page, 'body', 4_000);
  return [
    atMost(`Dashboard’s table: first rows with ${many}, median`, 500, percentile(first.slice(1), 0.5), undefined, 'ms'),
    atMost('the same, all rows read and in order, median', 10_000, percentile(all.slice(1), 0.5), undefined, 'ms'),
    atMost('Frames dropped while it is scrolled through (baseline: nothing to draw)', 1, quiet.droppedPercent, still.droppedPercent, '%'),
    atMost('the same, longest time between two frames', 50, quiet.longest, still.longest, 'ms'),
    atMost('the same, while the rows are still being read', 5, reading.droppedPercent, still.droppedPercent, '%'),
  ];
}

interface Noted {
  lensRows: number;
}

/** A tab that notes when its first row with something in it is painted. */
async function watched(lens: Lens): Promise<Page> {
  const page = await lens.context.newPage();
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
  return page;
}

async function whileReading(lens: Lens, page: Page) {
  await page.goto('about:blank');
  await page.goto(`${lens.origin}/dashboard.html#campaigns`);
  await page.locator('.lens-grid-body tr').first().waitFor();
  return scrolledFrames(page, '.lens-grid', 3_000);
}
