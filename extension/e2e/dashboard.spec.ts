import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { browse } from './harness/browse.ts';
import { expect, test } from './harness/test.ts';

const rows = (page: Page) => page.getByRole('grid', { name: 'Campaigns' }).locator('tbody tr');
const names = (page: Page) => rows(page).locator('th a').allTextContents();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

test('every campaign that was seen is found, ordered and opened by keys, comes back as it was left, and can be taken along', async ({
  lens,
}) => {
  const page = await lens.context.newPage();
  await browse(page, 'https://app.galxe.com/quest/explore/all');
  const dashboard = await lens.open('dashboard.html#campaigns');
  await expect(rows(dashboard).first()).toBeVisible();
  const status = dashboard.getByText(/^\d+ rows$/);
  const all = Number.parseInt((await status.textContent()) ?? '', 10);
  expect(all).toBeGreaterThan(5);

  // By a word of a name; the address says it, so it can be kept.
  const [first = ''] = await names(dashboard);
  const word = first.split(/\W/)[0] ?? '';
  await dashboard.getByLabel('Search').fill(word);
  await expect(dashboard).toHaveURL(new RegExp(`#campaigns/text%3D${word}$|#campaigns/text=${word}$`));
  await expect.poll(async () => (await names(dashboard)).every((name) => name.includes(word))).toBe(true);
  await dashboard.getByRole('button', { name: 'Save this view' }).click();
  await dashboard.getByLabel('Name of the view').fill('One of them');
  await dashboard.keyboard.press('Enter');
  await dashboard.getByRole('button', { name: 'Reset' }).click();
  await expect(status).toHaveText(`${all} rows`);
  await dashboard.getByRole('link', { name: 'One of them' }).click();
  await expect.poll(async () => (await names(dashboard)).length).toBeLessThan(all);
  await dashboard.goBack();
  await expect(status).toHaveText(`${all} rows`);

  // Ordered from the keyboard: up into the heads, along to the column, Enter.
  await rows(dashboard).first().locator('th').focus();
  await dashboard.keyboard.press('ArrowUp');
  while ((await focused(dashboard)) !== 'Participants') await dashboard.keyboard.press('ArrowRight');
  await dashboard.keyboard.press('Enter');
  await expect(dashboard.getByRole('columnheader', { name: 'Participants' })).toHaveAttribute('aria-sort', 'descending');
  await dashboard.keyboard.press('ArrowDown');
  await dashboard.keyboard.press('Home');
  for (let n = 0; n < 3; n++) await dashboard.keyboard.press('ArrowDown');
  // In the document rows stand in order once the table is at rest.
  await expect.poll(async () => (await focused(dashboard)).includes((await names(dashboard))[3] ?? 'none')).toBe(true);
  const fourth = (await names(dashboard))[3] ?? '';

  // Opened by Enter, and back to where one was.
  await dashboard.keyboard.press('Enter');
  await expect(dashboard).toHaveURL(/#campaign\/galxe:campaign:/);
  await expect(dashboard.getByRole('heading', { name: fourth, exact: true })).toBeVisible();
  await expect(dashboard.getByRole('heading', { name: 'How do we know?' })).toBeVisible();
  await dashboard.goBack();
  await expect.poll(() => focused(dashboard)).toContain(fourth);
  await expect(dashboard.getByRole('columnheader', { name: 'Participants' })).toHaveAttribute('aria-sort', 'descending');

  const downloading = dashboard.waitForEvent('download');
  await dashboard.getByRole('button', { name: 'Save as CSV' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('infofi-campaigns.csv');
  const [heads = '', ...lines] = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(heads).toContain('name,name_source,name_contributors,name_seen_at,ends,');
  expect(lines).toHaveLength(all);
  expect(lines[3]).toContain(fourth);
  expect(lines[3]).toContain(',you,');

  await dashboard.goto(`${lens.origin}/dashboard.html#nowhere`);
  await expect(dashboard.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
});
