import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { type Lens, openLens } from './harness/lens.ts';
import { signIn } from './harness/sign-in.ts';
import { expect, test } from './harness/test.ts';

const line = (usd: number) => ['platform,campaign,date,won,usd,minutes', `galxe,GCmine,2026-01-05,yes,${usd},30`].join('\n');
async function bring(settings: Page, usd: number) {
  await settings.getByLabel('Import CSV').setInputFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(line(usd)) });
  await expect(settings.getByText('1 outcome was taken').or(settings.getByText('1 outcomes were taken'))).toBeVisible();
}
const paidIn = async (lens: Lens) =>
  ((await lens.rows('outcomes')) as { outcome: { received: { usd: number }[] } }[]).map(({ outcome }) => outcome.received[0]?.usd);
const choice = (settings: Page) => settings.getByRole('switch', { name: 'Keep my record in step over my browsers' });

test('what is recorded in one browser appears in the other of the same account, by choice alone', async ({ lens, visit, api }) => {
  test.slow(); // two browsers, each signed in
  const profileDir = mkdtempSync(path.join(os.tmpdir(), 'lens-second-'));
  const second = await openLens({ visit, profileDir });
  const held = () => api.database.query<{ name: string }>('select name from personal_entries order by name');
  try {
    for (const one of [lens, second]) await one.change({ api: api.url });
    const here = await signIn(lens);
    await bring(here.settings, 5);
    await lens.send('sync-now', {});
    expect(await held()).toEqual([]);
    await choice(here.settings).check();
    await expect(here.settings.getByText('Last in step')).toBeVisible();
    expect(await held()).toEqual([{ name: 'outcome:galxe:GCmine' }]);

    const there = await signIn(second, undefined, here.key);
    expect(await paidIn(second)).toEqual([]);
    await choice(there.settings).press('Space');
    await expect.poll(() => paidIn(second)).toEqual([5]);

    await bring(there.settings, 7);
    await api.stop();
    await there.settings.getByRole('button', { name: 'Do it now' }).click();
    await expect(there.settings.getByText('The server can not be reached.')).toBeVisible();
    await api.start();
    await second.stopWorker();
    await there.settings.getByRole('button', { name: 'Do it now' }).click();
    await expect(there.settings.getByText('The server can not be reached.')).toBeHidden();
    await lens.send('sync-now', {});
    await expect.poll(() => paidIn(lens)).toEqual([7]);

    await here.settings.getByRole('button', { name: 'Delete it from my account' }).click();
    await here.settings.getByRole('button', { name: 'Delete it', exact: true }).click();
    await expect(here.settings.getByText('Your record was deleted from your account.', { exact: true })).toBeVisible();
    expect(await held()).toEqual([]);
    await second.send('sync-now', {});
    await expect(there.settings.getByText('so keeping in step ended')).toBeVisible();
    expect(await held()).toEqual([]);
    expect(await paidIn(second)).toEqual([7]);
  } finally {
    await second.close();
    rmSync(profileDir, { recursive: true, force: true });
  }
});
