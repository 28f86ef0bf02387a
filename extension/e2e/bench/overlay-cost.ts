import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { atMost, type BenchRow, percentile } from '../../../server/bench/row.ts';
import { openLens } from '../harness/lens.ts';
import { openReplicas } from '../replicas/server.ts';
import { makeWorld } from '../world/world.ts';
import { type Cost, type Counted, costOf, costOfLoading, counted } from './session.ts';

const list = 'https://app.galxe.com/quest/explore/all';
const rounds = 11;
const viewports = 3;
/** Longer than the overlay takes to look, ask and draw. */
const settleMs = 600;

interface Tour {
  readonly load: Cost;
  readonly scrolls: readonly Cost[];
}

/**
 * What overlays add to the main thread of a page full of cards that are known, beside the same page read with overlays switched
 * off: each window of cards that is scrolled to, and the load that brings the overlay's script in with the first of them.
 */
export async function overlayCost(): Promise<BenchRow[]> {
  const visit = await openReplicas(makeWorld(1, Date.now()));
  const profileDir = mkdtempSync(path.join(os.tmpdir(), 'lens-bench-'));
  const lens = await openLens({ profileDir, visit });
  try {
    const page = await counted(lens.context);
    const [without, within]: [Tour[], Tour[]] = [[], []];
    for (let round = 0; round < rounds + 1; round++) {
      await lens.change({ overlay: false });
      without.push(await tour(page));
      await lens.change({ overlay: true });
      within.push(await tour(page, () => page.page.locator('infofi-lens .overlay-chips > *').first().waitFor({ state: 'attached' })));
    }
    const middle = (tours: readonly Tour[], costs: (of: Tour) => readonly Cost[]) =>
      percentile(
        tours
          .slice(1)
          .flatMap(costs)
          .map(({ tasks }) => tasks),
        0.5,
      );
    const row = (what: string, costs: (of: Tour) => readonly Cost[]) =>
      atMost(what, 10, middle(within, costs) - middle(without, costs), middle(without, costs), 'ms');
    return [
      row('Added main-thread time a viewport of overlays, median', ({ scrolls }) => scrolls),
      row('the same, first viewport of a page, with the overlay’s script', ({ load }) => [load]),
    ];
  } finally {
    await lens.close();
    await visit.close();
    rmSync(profileDir, { recursive: true, force: true });
  }
}

async function tour(of: Counted, isShown: () => Promise<void> = async () => {}): Promise<Tour> {
  const load = await costOfLoading(of, list, () => Promise.all([isShown(), delay(settleMs)]));
  const scrolls: Cost[] = [];
  for (let n = 0; n < viewports; n++)
    scrolls.push(
      await costOf(of, async () => {
        await of.page.evaluate(() => scrollBy(0, innerHeight));
        await delay(settleMs);
      }),
    );
  return { load, scrolls };
}
