import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { atMost, type BenchRow, percentile } from '../../../server/bench/row.ts';
import { openLens } from '../harness/lens.ts';
import { openReplicas } from '../replicas/server.ts';
import { makeWorld } from '../world/world.ts';
import { workerHeap } from './worker-heap.ts';

const campaigns = 50_000;
const opened = 7;
const day = 86_400_000;

interface Opened {
  /** Milliseconds from opening the popup to something useful in it, median. */
  readonly usefulMs: number;
  /** Megabytes. */
  readonly heap: number;
}

/** From opening the popup to the first row with something in it, with many campaigns in the database. The baseline is an empty one. */
export async function popupTime(): Promise<BenchRow[]> {
  const empty = await opening(0);
  const full = await opening(campaigns);
  const many = `${campaigns.toLocaleString('en')} cached campaigns`;
  return [
    atMost(`Popup useful with ${many}, median`, 150, full.usefulMs, empty.usefulMs, 'ms'),
    atMost(`Heap of the worker with ${many}`, 64, full.heap, empty.heap, 'MB'),
  ];
}

/** An empty popup is useful when its heading stands. */
async function opening(cached: number): Promise<Opened> {
  const profileDir = mkdtempSync(path.join(os.tmpdir(), 'lens-bench-'));
  const visit = await openReplicas(makeWorld(1, Date.now()));
  const lens = await openLens({ profileDir, visit });
  try {
    await lens.change({ onboardedAt: Date.now() as never });
    for (let from = 0; from < cached; from += 100) await lens.send('observed', messageOf(from, Math.min(100, cached - from)));
    const page = await lens.context.newPage();
    await page.addInitScript(
      (selector) => {
        const look = () => {
          if (!document.querySelector(selector)) return;
          observer.disconnect();
          requestAnimationFrame(() => Object.assign(globalThis, { lensUsefulAt: performance.now() }));
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { childList: true, subtree: true });
      },
      cached > 0 ? 'section[aria-label="Best for an hour"] [data-row]' : 'main',
    );
    const times: number[] = [];
    for (let round = 0; round < opened + 1; round++) {
      await page.goto(`${lens.origin}/popup.html`);
      const at = await page.waitForFunction(() => (globalThis as { lensUsefulAt?: number }).lensUsefulAt);
      times.push(Number(await at.jsonValue()));
    }
    await lens.send('lookup', { keys: ['galxe:campaign:GCbench1'] });
    return { usefulMs: percentile(times.slice(1), 0.5), heap: await workerHeap(lens) };
  } finally {
    await lens.close();
    await visit.close();
    rmSync(profileDir, { recursive: true, force: true });
  }
}

function messageOf(from: number, length: number) {
  const now = Date.now();
  const observations = Array.from({ length }, (_, index) => ({
    platform: 'galxe',
    kind: 'campaign',
    id: `GCbench${from + index}`,
    observedAt: now,
    adapter: 'galxe@1',
    via: 'network',
    context: 'explore',
    fields: {
      name: `Campaign number ${from + index} of a long season`,
      url: `https://app.galxe.com/quest/bench/GCbench${from + index}`,
      status: 'active',
      type: 'token',
      startsAt: now - day,
      endsAt: now + day + (from + index) * 60_000,
      participants: from + index,
      winnersCap: 1_000,
      distribution: 'raffle',
      chain: 'base',
      points: index,
      rewards: [{ kind: 'token', amountPerWinner: '20', symbol: 'USDT' }],
    },
  }));
  const report = { captures: 1, rejected: 0, lost: 0, skipped: 0, warnings: {}, drifts: {}, pages: [] };
  return { platform: 'galxe', adapter: 'galxe@1', observations: JSON.stringify(observations), report };
}
