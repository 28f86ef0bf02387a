import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { browse } from './harness/browse.ts';
import { finishedSome } from './harness/outcomes.ts';
import { expect, test } from './harness/test.ts';
import type { World } from './world/world.ts';

/** Pages of raffles of dollars that go on. */
const pagesOf = ({ galxe }: World) =>
  galxe.campaigns
    .filter(
      ({ token, status, parentId, distributionType, endTime, cap }) =>
        token?.symbol.startsWith('USD') && status === 'Active' && !parentId && distributionType === 'RAFFLE' && endTime !== null && cap > 0,
    )
    .slice(0, 4)
    .map(({ id, space }) => `https://app.galxe.com/quest/${encodeURIComponent(space.alias)}/${id}`);

const entries = (page: Page) => page.getByRole('article');
const names = (page: Page) => entries(page).getByRole('heading').allTextContents();

test('the week is planned from what was seen, follows the limits, is reached from popup and panel, and goes into a calendar', async ({
  lens,
  world,
}) => {
  const popup = await lens.open('popup.html');
  const opened = lens.context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Open dashboard' }).click();
  const dashboard = await opened;
  await expect(dashboard).toHaveURL(/dashboard\.html#plan$/);
  await expect(dashboard.getByRole('heading', { name: 'No campaigns known yet' })).toBeVisible();

  await finishedSome(lens);
  const page = await lens.context.newPage();
  for (const url of pagesOf(world)) await browse(page, url);
  await dashboard.bringToFront();
  await expect(entries(dashboard)).toHaveCount(4);
  await expect(entries(dashboard).first()).toContainText(/about \$[\d.K]+( \(\$.*\))? · 30 min to go · begin by /);

  // By keyboard alone: fewer hours, a shorter plan, at once and kept.
  await dashboard.getByLabel('Hours a week').focus();
  await dashboard.keyboard.press('ControlOrMeta+a');
  await dashboard.keyboard.type('1');
  await expect(entries(dashboard)).toHaveCount(2);
  await expect(dashboard.getByRole('status').filter({ hasText: 'Plan made anew' })).toHaveText(/2 campaigns/);
  const [first = ''] = await names(dashboard);
  await dashboard.getByRole('button', { name: `Take ${first} out of the plan` }).focus();
  await dashboard.keyboard.press('Enter');
  await expect(dashboard.getByRole('article', { name: first, exact: true })).toHaveCount(0);
  await expect(entries(dashboard)).toHaveCount(2);
  await dashboard.reload();
  await expect(dashboard.getByLabel('Hours a week')).toHaveValue('1');
  await expect(entries(dashboard)).toHaveCount(2);
  await dashboard.getByText('Taken out by you (1)').click();
  await dashboard.getByRole('button', { name: 'Put back' }).click();
  await expect(dashboard.getByRole('article', { name: first, exact: true })).toBeVisible();

  const downloading = dashboard.waitForEvent('download');
  await dashboard.getByRole('button', { name: 'Save as calendar file' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^infofi-week-\d{4}-\d\d-\d\d\.ics$/);
  const file = await readFile(await download.path(), 'utf8');
  expect(file).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(file.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThanOrEqual(2);
  expect(file.replaceAll('\r\n ', '')).toContain('SUMMARY:Begin: ');

  await dashboard.getByLabel('Hours a week').fill('0');
  await expect(dashboard.getByRole('heading', { name: 'Nothing fits' })).toBeVisible();

  const panel = await lens.open('sidepanel.html');
  await expect(panel.getByRole('link', { name: 'Open dashboard' })).toHaveAttribute('href', 'dashboard.html#plan');
});

test('every page of the dashboard has an address of its own, and numbers of charts stand in a table too', async ({ lens }) => {
  const page = await lens.context.newPage();
  await browse(page, 'https://kaito.ai/mindshare-arena/companies');
  const dashboard = await lens.open('dashboard.html#board');
  await expect(dashboard.getByRole('heading', { name: 'Concentration of a board' })).toBeVisible();
  await expect(dashboard.getByRole('img', { name: /Chart: Share of the rows seen/ })).toBeVisible();
  await dashboard.getByText('As a table').click();
  await expect(dashboard.getByRole('row', { name: /^1\. / })).toContainText('%');
  await lens.change({ api: null });
  await dashboard.getByRole('link', { name: 'Calibration' }).click();
  await expect(dashboard).toHaveURL(/#calibration$/);
  await expect(dashboard.getByText('No server is set')).toBeVisible();
  await lens.change({ api: 'http://127.0.0.1:9' });
  await expect(dashboard.getByText('You are offline, or the server does not answer.')).toBeVisible();
  await expect(dashboard.getByRole('button', { name: 'Try again' })).toBeVisible();
});
