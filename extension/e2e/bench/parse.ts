import path from 'node:path';
import type { Capture } from '@infofi-lens/shared/adapters/types';
import { build } from 'esbuild';
import { atMost, type BenchRow, percentile } from '../../../server/bench/row.ts';
import { openBrowser } from '../harness/browser.ts';
import { platformHosts } from '../replicas/hosts.ts';
import { openReplicas } from '../replicas/server.ts';
import { makeWorld } from '../world/world.ts';
import type { ParseMeasured } from './parse-in-page.ts';

const rounds = 80;
const warmUp = 20;

/** Reading a home timeline of X in Chromium, scaled to one megabyte. The baseline is `JSON.parse` alone. */
export async function parseTime(profileDir: string): Promise<BenchRow[]> {
  const world = makeWorld(1, Date.now());
  const url = 'https://x.com/i/api/graphql/q/HomeTimeline?variables={}';
  const ask = { method: 'GET', url: new URL(url), headers: {}, body: '', world, mood: { challenge: false, broken: false } };
  const body = platformHosts['x.com']?.(ask)?.body ?? '';
  const megabytes = Buffer.byteLength(body) / 1e6;
  const bundle = await build({
    entryPoints: [path.join(import.meta.dirname, 'parse-in-page.ts')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'chrome126',
  });
  const visit = await openReplicas(world);
  const context = await openBrowser({ profileDir, visit });
  try {
    const page = await context.newPage();
    await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? '' });
    const capture = { url, pageUrl: 'https://x.com/home', via: 'network', body, status: 200, capturedAt: Date.now() } as Capture; // the clock is within the range of times
    const measured = await page.evaluate(
      ([given, times]) =>
        (globalThis as unknown as { lensMeasureParse(capture: unknown, rounds: number): ParseMeasured }).lensMeasureParse(given, times),
      [capture, rounds + warmUp] as const,
    );
    if (measured.observations < 100) throw new Error(`Only ${measured.observations} observations came out of the timeline.`);
    const perMegabyte = (values: readonly number[], share: number) => percentile(values.slice(warmUp), share) / megabytes;
    return [
      atMost('Read 1 MB of JSON in Chromium, median', 10, perMegabyte(measured.read, 0.5), perMegabyte(measured.parsed, 0.5), 'ms'),
      atMost('Read 1 MB of JSON in Chromium, p95', 30, perMegabyte(measured.read, 0.95), perMegabyte(measured.parsed, 0.95), 'ms'),
    ];
  } finally {
    await context.close();
    await visit.close();
  }
}
