import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BenchRow } from '../../../server/bench/row.ts';
import { buildExtension } from '../harness/build-extension.ts';
import { catalogueCost } from './catalogue.ts';
import { dashboardTime } from './dashboard.ts';
import { overlayCost } from './overlay-cost.ts';
import { overlayDelay } from './overlay-delay.ts';
import { pageCost } from './page-cost.ts';
import { parseTime } from './parse.ts';
import { popupTime } from './popup.ts';
import { sizes } from './sizes.ts';

/** What the catalogue weighs, and what taking it in costs. */
export async function catalogueBench(): Promise<BenchRow[]> {
  await buildExtension();
  return catalogueCost();
}

/** What the extension costs its users, measured in Chromium against the replicas. Takes about four minutes. */
export async function bench(): Promise<BenchRow[]> {
  await buildExtension();
  const profileDir = mkdtempSync(path.join(os.tmpdir(), 'lens-bench-'));
  try {
    return [
      ...sizes(),
      ...(await parseTime(profileDir)),
      ...(await pageCost()),
      ...(await overlayCost()),
      ...(await overlayDelay()),
      ...(await popupTime()),
      ...(await dashboardTime()),
    ];
  } finally {
    rmSync(profileDir, { recursive: true, force: true });
  }
}
