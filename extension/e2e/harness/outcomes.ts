import type { Page } from '@playwright/test';
import type { Lens } from './lens.ts';

/** Brings a file of outcomes along, as somebody does who kept a table until now. @returns the settings, which say what became of it. */
export async function bringOutcomes(lens: Lens, lines: readonly string[]): Promise<Page> {
  const settings = await lens.open('options.html#data');
  const csv = ['platform,campaign,date,won,usd,minutes', ...lines].join('\n');
  await settings.getByLabel('Import CSV').setInputFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  return settings;
}

/** Three campaigns that somebody finished in so many minutes each: so many make a time to estimate with. */
export const finishedThree = [20, 30, 40].map((minutes, at) => `galxe,GCdone${at},2026-01-0${at + 1},yes,5,${minutes}`);

/** Makes somebody known who finished three campaigns before. */
export async function finishedSome(lens: Lens): Promise<void> {
  const settings = await bringOutcomes(lens, finishedThree);
  await settings.getByText('3 outcomes were taken').waitFor();
  await settings.close();
}
