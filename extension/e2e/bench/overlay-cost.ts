import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { atMost, type BenchRow, percentile } from '../../../server/bench/row.ts';
import { browse } from '../harness/browse.ts';
import { openLens } from '../harness/lens.ts';
import { openReplicas } from '../replicas/server.ts';
import { makeWorld } from '../world/world.ts';
import { type Cost, type Counted, costOf, counted, notedIn } from './session.ts';

const list = 'https://app.galxe.com/quest/explore/all';
const rounds = 11;
const viewports = 3;
/** Longer than the overlay takes to look, ask and draw. */
const settleMs = 600;

interface Tour {
  readonly first: Cost;
  readonly scrolls: readonly Cost[];
  /** Layout shift of the document, CLS units. */
  readonly shift: number;
}

/**
 * What overlays add to the main thread of a page full of cards that are known, beside the same page with overlays switched off:
 * the first window of cards, with the start of the overlay's script, and each window that is scrolled to. They are switched on
 * once the page stands: its own load costs several times as much and never twice the same.
 */
export async function overlayCost(): Promise<BenchRow[]> {
  const visit = await openReplicas(makeWorld(1, Date.now()));
  const profileDir = mkdtempSync(path.join(os.tmpdir(), 'lens-bench-'));
  const lens = await openLens({ profileDir, visit });
  try {
    const of = await counted(lens.context);
    const [without, within]: [Tour[], Tour[]] = [[], []];
    for (let round = 0; round < rounds + 1; round++) {
      await lens.change({ overlay: false });
      without.push(await tour(of, async () => {}));
      await lens.change({ overlay: false });
      within.push(await tour(of, () => lens.change({ overlay: true })));
      if ((await of.page.locator('infofi-lens .overlay-chips > *').count()) === 0) throw new Error('No chip came up.');
    }
    return rows(without.slice(1), within.slice(1)); // the first round warms up server and browser
  } finally {
    await lens.close();
    await visit.close();
    rmSync(profileDir, { recursive: true, force: true });
  }
}

async function tour(of: Counted, begin: () => Promise<void>): Promise<Tour> {
  await of.page.bringToFront();
  await of.page.goto('about:blank');
  await browse(of.page, list);
  await delay(settleMs);
  const work = async (what: () => Promise<unknown>) => {
    await what();
    await delay(settleMs);
  };
  const first = await costOf(of, () => work(begin));
  const scrolls: Cost[] = [];
  for (let n = 0; n < viewports; n++) scrolls.push(await costOf(of, () => work(() => of.page.evaluate(() => scrollBy(0, innerHeight)))));
  return { first, scrolls, shift: (await notedIn(of.page)).shift };
}

function rows(without: readonly Tour[], within: readonly Tour[]): BenchRow[] {
  const row = (what: string, budget: number, unit: string, values: (of: Tour) => readonly number[]) => {
    const [plain, lens] = [percentile(without.flatMap(values), 0.5), percentile(within.flatMap(values), 0.5)];
    return atMost(what, budget, lens - plain, plain, unit);
  };
  return [
    row('Added main-thread time a viewport of overlays, median', 10, 'ms', ({ scrolls }) => scrolls.map(({ tasks }) => tasks)),
    row('the same, first viewport of a page, with the overlay’s script', 10, 'ms', ({ first }) => [first.tasks]),
    row('Added tasks over 50 ms, four viewports of overlays, median', 0, 'tasks', ({ first, scrolls }) => [
      [first, ...scrolls].reduce((sum, { longTasks }) => sum + longTasks, 0),
    ]),
    row('Added layout shift, four viewports of overlays, median', 0, 'CLS', ({ shift }) => [shift]),
  ];
}
