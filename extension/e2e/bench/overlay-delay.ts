import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { atMost, type BenchRow, percentile } from '../../../server/bench/row.ts';
import { browse } from '../harness/browse.ts';
import { openLens } from '../harness/lens.ts';
import { openReplicas } from '../replicas/server.ts';
import { makeWorld } from '../world/world.ts';

const list = 'https://app.galxe.com/quest/explore/all';
const rounds = 12;
const viewports = 4;
const windowMs = 600;

/**
 * How long a card stands there before its chip does: the first of a page that loads, and those that somebody scrolls to, a window
 * at a time, as by the page-down key.
 */
export async function overlayDelay(): Promise<BenchRow[]> {
  const visit = await openReplicas(makeWorld(1, Date.now()));
  const profileDir = mkdtempSync(path.join(os.tmpdir(), 'lens-bench-'));
  const lens = await openLens({ profileDir, visit });
  try {
    const page = await lens.context.newPage();
    await page.addInitScript(watchFirst);
    const [waits, firsts]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      await browse(page, list);
      await page.locator('infofi-lens .overlay-chip').first().waitFor({ state: 'attached' });
      await delay(windowMs);
      const { card, chip } = await page.evaluate(() => (globalThis as unknown as { lensFirst: First }).lensFirst);
      if (round > 0) firsts.push((chip ?? Number.POSITIVE_INFINITY) - (card ?? 0));
      for (let n = 0; n < viewports; n += 1) {
        const found = await scrolled(page);
        if (round > 0) waits.push(...found); // at first everything is new to the extension, too
      }
    }
    if (waits.length < 20) throw new Error(`Only ${waits.length} chips came into sight.`);
    return [
      atMost('From a page’s first card to its first chip, median', 50, percentile(firsts, 0.5), undefined, 'ms'),
      atMost('From a card in sight to its chip, median', 50, percentile(waits, 0.5), undefined, 'ms'),
      atMost('the same, p95', 50, percentile(waits, 0.95), undefined, 'ms'),
    ];
  } finally {
    await lens.close();
    await visit.close();
    rmSync(profileDir, { recursive: true, force: true });
  }
}

/** Scrolls by a window. @returns the milliseconds from the first frame of each card that came into sight to the first of its chip. */
function scrolled(page: Page): Promise<number[]> {
  return page.evaluate(
    (lasts) =>
      new Promise<number[]>((resolve) => {
        const cards = new Map<string, number>();
        const waits = new Map<string, number>();
        const inWindow = ({ top, bottom, width }: DOMRect) => width > 0 && top >= 0 && bottom <= innerHeight;
        const began = performance.now();
        const look = (now: number) => {
          const chips = [...(document.querySelector('infofi-lens')?.shadowRoot?.querySelectorAll<HTMLElement>('.overlay-chip') ?? [])]
            .filter(({ style }) => style.visibility === 'visible')
            .map((chip) => chip.getBoundingClientRect());
          for (const card of document.querySelectorAll<HTMLAnchorElement>('a[href*="/quest/"]')) {
            const box = card.getBoundingClientRect();
            if (box.height < 70 || !inWindow(box)) continue;
            const came = cards.get(card.href) ?? now;
            cards.set(card.href, came);
            const has = chips.some(({ left, top, width, height }) => {
              const [x, y] = [left + width / 2, top + height / 2];
              return x >= box.left && x <= box.right && Math.abs(y - box.top) <= height;
            });
            if (has && !waits.has(card.href)) waits.set(card.href, now - came);
          }
          if (performance.now() - began < lasts) requestAnimationFrame(look);
          else resolve([...waits.values()]);
        };
        scrollBy(0, innerHeight);
        requestAnimationFrame(look);
      }),
    windowMs,
  );
}

/** When the page had drawn its first card and its first chip, in milliseconds of its own clock. */
interface First {
  card?: number;
  chip?: number;
}

/** Runs in the page from its beginning. Looks after each frame at what was drawn with it, whoever drew it at which moment of it. */
function watchFirst(): void {
  const first: First = {};
  Object.assign(globalThis, { lensFirst: first });
  const drawn = new MessageChannel();
  drawn.port1.onmessage = () => {
    const now = performance.now(); // not the time of the frame, which may be from before the last one was done
    const cards = [...document.querySelectorAll('a[href*="/quest/"]')].map((card) => card.getBoundingClientRect());
    if (cards.some(({ height, top, bottom }) => height >= 70 && top >= 0 && bottom <= innerHeight)) first.card ??= now;
    const chips = [...(document.querySelector('infofi-lens')?.shadowRoot?.querySelectorAll<HTMLElement>('.overlay-chip') ?? [])];
    if (chips.some(({ style }) => style.visibility === 'visible')) first.chip ??= now;
    else watch();
  };
  const watch = () => requestAnimationFrame(() => drawn.port2.postMessage(undefined));
  watch();
}
