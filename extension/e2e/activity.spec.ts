import type { Page } from '@playwright/test';
import { browse } from './harness/browse.ts';
import { expect, test } from './harness/test.ts';
import type { World } from './world/world.ts';

/** The page of an open campaign that gives tokens to the first who come. */
function tokenQuest(world: World) {
  const quest = world.galxe.campaigns.find(({ token, status, parentId }) => token && status === 'Active' && !parentId);
  if (!quest) throw new Error('The world has no such campaign.');
  return { url: `https://app.galxe.com/quest/${encodeURIComponent(quest.space.alias)}/${quest.id}`, name: quest.name };
}
const fact = (page: Page, name: string) => page.locator('dt', { hasText: name }).locator('+ dd').first();
const card = (page: Page) => page.locator('infofi-lens').locator('.overlay-card');
const sinceDay = async (url: string) => ((await (await fetch(`${url}/v1/status`)).json()) as { adapters: { reports: object }[] }).adapters;

test('the panel and the dashboard tell what was read on a page, what of it left and what it cost', async ({ lens, world, api }) => {
  await lens.change({ api: api.url, cardFolded: false });
  const { url, name } = tokenQuest(world);
  const page = await lens.context.newPage();
  await browse(page, `${url}?secret=of-the-person`);
  await expect(card(page)).toContainText(name);

  const panel = await lens.open('sidepanel.html');
  await lens.toFront(page);
  await expect(fact(panel, 'Read here')).toContainText(/1 campaign/);
  await expect(fact(panel, 'Left this browser')).toHaveText('nothing: sharing is off');
  await expect(fact(panel, 'Cost to the page')).toHaveText(/^[\d.]+ ms of its time, [\d.]+ kB read, \d{3} kB of scripts$/);

  await lens.change({ platforms: { galxe: { share: true } } });
  await browse(page, 'https://app.galxe.com/quest/explore/all');
  await expect(fact(panel, 'Left this browser')).not.toHaveText('nothing: sharing is off');
  await lens.send('sync-now', {});
  await expect(fact(panel, 'Left this browser')).toHaveText(/^[\d,]+ values of \d+ campaigns.*, now/);

  const dashboard = await lens.open('dashboard.html#activity');
  const looks = dashboard.locator('.activity-visit');
  await expect(looks).toHaveCount(2);
  await expect(looks.first()).toContainText('app.galxe.com/quest/explore/all');
  await looks.first().locator('summary').press('Enter');
  await expect(looks.first()).toContainText('Kept here');
  await expect(looks.first()).toContainText(/Sent: .*, in (one batch|\d+ batches)/);
  await expect(looks.first()).toContainText('Stayed here: not shared from such a page');
  const stored = JSON.stringify(await lens.rows('visits'));
  expect(stored).not.toContain('secret');
  expect(stored).not.toContain(name);

  await lens.send('erase', {});
  await expect(dashboard.getByText('No page was looked at in the last seven days.')).toBeVisible();
  expect(await lens.rows('visits')).toEqual([]);
});

test('something that looks wrong is told without any value, on the click alone, and the person sees that it was', async ({
  lens,
  world,
  api,
}) => {
  await lens.change({ api: api.url, cardFolded: false });
  const { url } = tokenQuest(world);
  const page = await lens.context.newPage();
  await browse(page, url);
  await card(page).getByText('Something looks wrong?').click();
  await card(page).getByLabel('What looks wrong').selectOption('Participants');
  await card(page).getByLabel('Why').selectOption('It is out of date');
  await expect(card(page)).toContainText(
    /nothing else: Galxe · galxe@1 · campaign · Participants · It is out of date · version \d+\.\d+\.\d+\./,
  );
  expect(await sinceDay(api.url)).toEqual([]);
  await card(page).getByRole('button', { name: 'Send this' }).click();
  await expect(card(page)).toContainText('Sent and counted. Thank you.');
  await expect
    .poll(async () => (await sinceDay(api.url)).map(({ reports }) => reports))
    .toEqual([{ 'campaign.participants:out-of-date': 1 }]);

  await api.stop();
  const panel = await lens.open('sidepanel.html');
  await lens.toFront(page);
  await panel.getByText('Something looks wrong?').click();
  await panel.getByRole('button', { name: 'Send this' }).click();
  await expect(panel.getByText('Kept in this browser. It will be sent when you are online.')).toBeVisible();
});

test('a card that was closed by mistake comes back', async ({ lens, world }) => {
  await lens.change({ cardFolded: false });
  const page = await lens.context.newPage();
  await browse(page, tokenQuest(world).url);
  await card(page).getByRole('button', { name: 'Close for this page' }).click();
  await expect(card(page)).toHaveCount(0);
  await page.locator('infofi-lens').getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(card(page)).toBeVisible();
  await expect(page.locator('infofi-lens').locator('.overlay-undo')).toHaveCount(0);
});
