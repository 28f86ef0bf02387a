import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { Album } from './demo/album.ts';
import { browse } from './harness/browse.ts';
import { firstRun, openLens } from './harness/lens.ts';
import { root } from './harness/root.ts';
import { expect, expectAllRead, test } from './harness/test.ts';

const wide = { width: 1_000, height: 860 };
const narrow = { width: 320, height: 700 };

/** The page as it is in each theme, and as narrow as a page may be. Nothing may be cut off then. */
async function picture(album: Album, page: Page, name: string, shows: string, at = 'h1'): Promise<void> {
  // The size has changed by then, and with it the place.
  const open = () =>
    page
      .locator(at)
      .first()
      .evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await album.take(page, name, shows, { size: wide, open });
  await album.take(page, `${name}-narrow`, `${shows}, 320 px wide`, { size: narrow, open });
  await page.setViewportSize(narrow);
  expect(await page.evaluate(() => document.documentElement.scrollWidth), `${name} fits 320 px`).toBeLessThanOrEqual(320);
  const columns = await page
    .locator('.lens-pairs dd:visible')
    .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().width));
  expect(
    columns.filter((width) => width < 80),
    `${name} leaves its values room`,
  ).toEqual([]);
  await page.setViewportSize(wide);
}

test('a stranger installs it, understands, chooses, sees value, finds it again, takes it along and leaves', async ({
  visit,
  profileDir,
  world,
  api,
}, info) => {
  test.setTimeout(240_000);
  const album = new Album(process.env.LENS_PICTURES ?? path.join(root, 'test-results', 'stranger'));
  const lens = await openLens({ visit, profileDir, keepFirstRun: true });
  const page = await firstRun(lens.context);
  await lens.change({ api: api.url });

  await test.step('the first run opens by itself and says what is read', async () => {
    await expect(page.getByRole('heading', { level: 2 })).toHaveText('It reads along, and does nothing else');
    await picture(album, page, '1-reads', 'First run: what is read');
  });

  await test.step('by keyboard alone: what would leave, as a marked sample', async () => {
    await page.getByRole('button', { name: 'Next' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 2 })).toBeFocused();
    await expect(page.getByText('Made-up sample')).toBeVisible();
    await picture(album, page, '2-leaves', 'First run: what would leave, before anything was seen');
  });

  await test.step('who leaves comes back to the same step, and nothing is shared meanwhile', async () => {
    await page.reload();
    await expect(page.getByRole('heading', { level: 2 })).toHaveText('Nothing leaves unless you say so');
    expect(await lens.rows('queue')).toEqual([]);
    const popup = await lens.open('popup.html');
    await expect(popup.getByText('Finish setting up')).toBeVisible();
    await album.take(popup, '2-popup', 'The popup before the choice', { size: { width: 400, height: 600 } });
    await popup.close();
  });

  await test.step('everything is off, X too; one platform is chosen', async () => {
    await page.getByRole('button', { name: 'Next' }).click();
    for (const name of ['Galxe', 'Layer3', 'Kaito', 'X'])
      await expect(page.getByRole('switch', { name: `Share from ${name}` })).not.toBeChecked();
    await expect(page.getByRole('switch', { name: 'Read X' })).not.toBeChecked();
    await page.getByRole('switch', { name: 'Share from Galxe' }).click();
    await expect(page.getByRole('switch', { name: 'Share from Galxe' })).toBeChecked();
    await picture(album, page, '3-choices', 'First run: the choices');
  });

  await test.step('the sample campaign answers to what is tried', async () => {
    await page.getByRole('button', { name: 'Next' }).click();
    const worth = page.locator('.onboarding-sample .overlay-figures');
    const before = await worth.textContent();
    await page.getByLabel('People who take part').fill('4000');
    await expect(worth).not.toHaveText(before ?? '');
    await picture(album, page, '4-trial', 'First run: a made-up campaign to try');
  });

  await test.step('it says what was chosen and where to begin', async () => {
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByText('You share the public part of Galxe.')).toBeVisible();
    await picture(album, page, '5-start', 'First run: where to begin');
  });

  const quest = world.galxe.campaigns.find(
    ({ status, parentId, token, distributionType }) =>
      status === 'Active' && !parentId && token?.symbol.startsWith('USD') && distributionType === 'FCFS',
  );
  if (!quest) throw new Error('This world has no campaign for the stranger.');

  await test.step('browsing shows the value on the page', async () => {
    const tab = await lens.context.newPage();
    await browse(tab, 'https://app.galxe.com/quest/explore/all');
    await expectAllRead(lens, visit);
    const open = async () => {
      await browse(tab, `https://app.galxe.com/quest/${encodeURIComponent(quest.space.alias)}/${quest.id}`);
      await expect(tab.locator('infofi-lens .overlay-card')).toContainText(/\$.*Missing:/);
    };
    await open();
    await album.take(tab, '6-overlay', 'The card on the campaign’s page', { open });
    await tab.close();
  });

  await test.step('the popup finds the same', async () => {
    const popup = await lens.open('popup.html');
    await expect(popup.getByText('Finish setting up')).toBeHidden();
    await popup.getByRole('searchbox').fill(quest.name);
    await expect(popup.locator('[data-row]').first()).toContainText(quest.name.slice(0, 12));
    await album.take(popup, '7-popup', 'The popup finds the campaign', { size: { width: 400, height: 600 } });
    await popup.close();
  });

  const settings = await lens.open('options.html');
  await test.step('what would leave is now something real', async () => {
    await settings.locator('#sharing summary').first().click();
    await expect(settings.locator('#sharing .lens-card').first()).not.toContainText('Made-up sample');
    await settings.keyboard.press('/');
    await settings.keyboard.type('contrast');
    await expect(settings.locator('#display')).toBeVisible();
    await expect(settings.locator('#server')).toBeHidden();
    await picture(album, settings, '8-search', 'Settings, searched');
    await settings.getByRole('searchbox').fill('shortcut');
    await expect(settings.locator('#keyboard')).toContainText('Alt+Shift+L');
    await picture(album, settings, '8-keyboard', 'Settings: keys and shortcuts');
    await settings.getByRole('searchbox').fill('contrast');
    await settings.getByLabel('High contrast').click();
    await expect(settings.locator('html')).toHaveAttribute('data-theme', 'contrast');
    await picture(album, settings, '8-contrast', 'Settings with more contrast');
    await settings.getByLabel('As the system').click();
    await settings.getByRole('searchbox').press('Escape');
    await settings.getByRole('searchbox').fill('');
  });

  await test.step('everything goes along in a file, and comes back as it was', async () => {
    const [json] = await Promise.all([
      settings.waitForEvent('download'),
      settings.getByRole('button', { name: 'Export everything as JSON' }).click(),
    ]);
    const file = info.outputPath('export.json');
    await json.saveAs(file);
    const { format, tables } = JSON.parse(readFileSync(file, 'utf8'));
    expect([format, tables.facts.length > 20]).toEqual(['infofi-lens/1', true]);
    const [zip] = await Promise.all([
      settings.waitForEvent('download'),
      settings.getByRole('button', { name: 'Export tables as CSV (zip)' }).click(),
    ]);
    expect(zip.suggestedFilename()).toMatch(/\.zip$/);
    await settings.locator('#data input[accept*="json"]').setInputFiles(file);
    await expect(settings.locator('#data').getByText('nothing that is not here already')).toBeHidden();
    await expect(settings.getByRole('button', { name: 'Import', exact: true })).toBeVisible();
    await picture(album, settings, '9-import', 'Settings: what an import would do', '#data h4');
    await settings.locator('#data').getByRole('button', { name: 'Cancel', exact: true }).first().click();
  });

  await test.step('what was shared is erased on the server, with a receipt', async () => {
    await lens.send('sync-now', {});
    await settings.getByRole('button', { name: 'Erase what I shared' }).click();
    await settings.getByRole('button', { name: 'Erase it' }).click();
    await expect(settings.getByText('unknown contributor')).toBeVisible();
    await expect(settings.getByRole('switch', { name: 'Share from Galxe' })).not.toBeChecked();
    expect(await lens.rows('identity')).toEqual([]);
    await picture(album, settings, '9-receipt', 'Settings: erased on the server', '#data .lens-notice');
  });

  await test.step('and is gone here after a second word', async () => {
    await settings.getByRole('button', { name: 'Delete everything here' }).click();
    const remove = settings.getByRole('button', { name: 'Delete it all' });
    await expect(remove).toBeDisabled();
    await settings.getByLabel('I have exported what I want to keep.').check();
    await picture(album, settings, '10-delete', 'Settings: what will be gone');
    await remove.click();
    await expect(settings.getByText('Everything was deleted.')).toBeVisible();
    expect([...(await lens.facts())]).toEqual([]);
    await picture(album, settings, '11-gone', 'Settings: it is gone', '#data .lens-table');
  });
  await lens.close();
});
