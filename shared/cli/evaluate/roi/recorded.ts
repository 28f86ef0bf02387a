import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FieldsOf } from '../../../src/facts/observation.ts';
import { estimateRoi } from '../../../src/scoring/roi/estimate.ts';
import { gasTable } from '../../../src/scoring/roi/gas-table.ts';
import type { TimeKnowledge } from '../../../src/scoring/roi/inputs.ts';
import { type EpochMs, epochMs } from '../../../src/units.ts';
import { readRecording } from '../../extract/recording.ts';

/** Recorded pages that hold campaigns, and when they were recorded. */
const recordings = [{ file: 'galxe/home.html', url: 'https://app.galxe.com/', at: Date.UTC(2026, 7, 17) }] as const;
/** Nobody timed them: ten minutes, so that what else is missing shows. */
const time: TimeKnowledge = { campaign: { minutes: 10, n: 3 }, tasks: {} };

/** What real campaigns lack for an estimate. What they paid is not recorded, so nothing is judged by it. */
export async function recorded(folder: string): Promise<string[]> {
  const lines: string[] = [];
  for (const { file, url, at } of recordings) {
    const capturedAt = epochMs(at);
    if (capturedAt === undefined) continue;
    const { observations } = readRecording({ url, capturedAt, body: await readFile(path.join(folder, file), 'utf8') });
    const campaigns = observations.flatMap((one) => (one.kind === 'campaign' ? [one.fields as FieldsOf<'campaign'>] : []));
    lines.push(`Recorded in ${file}: ${summary(campaigns, capturedAt)}`);
  }
  return lines;
}

function summary(campaigns: readonly FieldsOf<'campaign'>[], now: EpochMs): string {
  const missing = new Map<string, number>();
  let answered = 0;
  for (const campaign of campaigns) {
    const estimate = estimateRoi({
      platform: 'galxe',
      campaign,
      now,
      participants: [],
      prices: new Map(),
      time,
      outcomes: {},
      gas: gasTable,
      model: undefined,
    });
    if (estimate.status === 'estimate') answered++;
    else for (const what of estimate.missing) missing.set(what, (missing.get(what) ?? 0) + 1);
  }
  const words = [...missing].sort(([, a], [, b]) => b - a).map(([what, count]) => `${what} ${count}`);
  return `${campaigns.length} campaigns, ${answered} answered without outcomes or prices; missing: ${words.join(', ')}.`;
}
