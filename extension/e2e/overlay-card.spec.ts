import type { Page } from '@playwright/test';
import { browse, follow, settled } from './harness/browse.ts';
import { expect, test } from './harness/test.ts';
import type { World } from './world/world.ts';

const overlay = (page: Page) => page.locator('infofi-lens');
const card = (page: Page) => overlay(page).locator('.overlay-card');
const labels = (page: Page) =>
  overlay(page)
    .locator('.overlay-chip')
    .evaluateAll((chips) => chips.map((chip) => chip.getAttribute('aria-label') ?? ''));
const focusIn = (page: Page) =>
  page.evaluate(() => document.querySelector('infofi-lens')?.shadowRoot?.activeElement?.className ?? 'the page');

/** The page of an open campaign that gives tokens to the first who come. */
function tokenQuest(world: World): string {
  const quest = world.galxe.campaigns.find(({ token, status, parentId }) => token && status === 'Active' && !parentId);
  if (!quest) throw new Error('The world has no such campaign.');
  return `https://app.galxe.com/quest/${encodeURIComponent(quest.space.alias)}/${quest.id}`;
}

test('the card of a campaign says reward, places or odds, time, participants, deadline, asks and worth', async ({ lens, world }) => {
  const page = await lens.context.newPage();
  await browse(page, tokenQuest(world));
  const figures = card(page).locator('.lens-figure-label');
  for (const label of ['Reward', 'Participants', 'Ends in', 'Your time', 'Value per hour'])
    await expect(figures.getByText(label, { exact: true })).toBeVisible();
  await expect(figures.getByText(/^(Places left|Chance now)$/)).toBeVisible();
  await expect(card(page).getByRole('region', { name: 'It asks for' }).getByRole('listitem')).not.toHaveCount(0);
});

test('the evidence of a number opens by keyboard, and Escape closes it before it closes the card', async ({ lens, world }) => {
  const page = await lens.context.newPage();
  await browse(page, tokenQuest(world));
  await card(page)
    .getByRole('button', { name: /^Participants/ })
    .focus();
  await page.keyboard.press('Enter');
  const evidence = overlay(page).getByRole('dialog', { name: 'How do we know?' }).filter({ visible: true });
  await expect(evidence).toContainText('Seen by this browser');
  await page.keyboard.press('Escape');
  await expect(evidence).toHaveCount(0);
  await expect(card(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
});

test('a card that was closed stays closed for its campaign, and opens for another', async ({ lens, world }) => {
  await lens.change({ cardFolded: false }); // open wherever it stands
  const page = await lens.context.newPage();
  await browse(page, tokenQuest(world));
  await overlay(page).getByRole('button', { name: 'Close for this page' }).click();
  await expect(card(page)).toHaveCount(0);
  await follow(page, 'a.from');
  await page.goBack();
  await settled(page);
  await expect(page.locator('article.quest')).toBeVisible();
  await expect(card(page)).toHaveCount(0);
  await page.goForward();
  await settled(page);
  const title = await page.locator('.hidden a.card .line-clamp-2').last().textContent();
  await page.locator('.hidden a.card').last().click();
  await settled(page);
  await expect(card(page)).toContainText(title ?? '?');
});

test('the card opens by itself only where it lies over nothing that can be pressed', async ({ lens, world }) => {
  const page = await lens.context.newPage();
  await page.setViewportSize({ width: 820, height: 860 });
  await browse(page, tokenQuest(world));
  await expect(overlay(page).getByRole('button', { name: /^Open InfoFi Lens/ })).toBeVisible();
  await page.locator('button.claim').click({ trial: true });
  await expect(card(page)).toHaveCount(0);
});

test('a card that was folded up is folded up in the next tab too', async ({ lens, world }) => {
  const page = await lens.context.newPage();
  await browse(page, tokenQuest(world));
  await overlay(page).getByRole('button', { name: 'Fold up' }).click();
  await expect(overlay(page).getByRole('button', { name: /^Open InfoFi Lens/ })).toBeVisible();
  await expect.poll(async () => JSON.stringify(await lens.rows('settings'))).toContain('"cardFolded":true');
  const next = await lens.context.newPage();
  await browse(next, tokenQuest(world));
  await overlay(next)
    .getByRole('button', { name: /^Open InfoFi Lens/ })
    .click();
  await expect(card(next)).toBeVisible();
});

test('each card of a list has one chip, also while the page redraws itself', async ({ lens }) => {
  const page = await lens.context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await browse(page, 'https://app.galxe.com/quest/explore/all');
  await expect.poll(async () => (await labels(page)).length).toBeGreaterThan(3);
  const before = await labels(page);
  expect(new Set(before).size).toBe(before.length);
  // The list redraws itself every few seconds: every node is another one.
  await page
    .locator('.hidden a.card')
    .first()
    .evaluate((node) => Object.assign(node, { old: true }));
  await page.waitForFunction(() => !(document.querySelector('.hidden a.card') as { old?: boolean } | null)?.old);
  await expect.poll(() => labels(page)).toEqual(before);
  await page.evaluate(() => document.querySelector('infofi-lens')?.remove());
  await expect.poll(() => labels(page)).toEqual(before);
  expect(await overlay(page).count()).toBe(1);
  expect(errors).toEqual([]);
});

test('a chip opens its details by keyboard without following the card, and takes the focus back', async ({ lens }) => {
  const page = await lens.context.newPage();
  await browse(page, 'https://app.layer3.xyz/discover');
  const chip = overlay(page).locator('.overlay-chip').first();
  await expect(chip).toBeVisible();
  const address = page.url();
  await chip.focus();
  await page.keyboard.press('Enter');
  const details = overlay(page).locator('.overlay-peek');
  await expect(details).toBeVisible();
  await expect(details.locator('.lens-figure-label', { hasText: 'Participants' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
  expect(await focusIn(page)).toBe('overlay-chip');
  expect(page.url()).toBe(address);
  await chip.click();
  await expect(details).toBeVisible();
  await chip.click();
  await expect(details).toBeHidden();
  await chip.click();
  await details.getByRole('button', { name: 'Hide this here' }).click();
  await expect(details).toBeHidden();
});

test('a list of cards is charged with the script of cards only once somebody turns to a chip', async ({ lens }) => {
  const page = await lens.context.newPage();
  await browse(page, 'https://app.galxe.com/quest/explore/all');
  const chip = overlay(page).locator('.overlay-chip').first();
  await expect(chip).toBeVisible();
  const visits = async () => (await lens.rows('visits')) as { cost: { overlayMs: number; cards?: true } }[];
  await expect.poll(async () => (await visits()).some(({ cost }) => cost.overlayMs > 0)).toBe(true);
  expect((await visits()).some(({ cost }) => cost.cards)).toBe(false);
  await chip.focus();
  await expect(overlay(page).locator('.overlay-peek')).toBeAttached();
  await browse(page, 'https://app.galxe.com/'); // what is untold is told when the page is left
  await expect.poll(async () => (await visits()).some(({ cost }) => cost.cards)).toBe(true);
});

test('details stand inside the window, also once all of them has come', async ({ lens }) => {
  const page = await lens.context.newPage();
  await page.setViewportSize({ width: 1280, height: 800 });
  await browse(page, 'https://app.galxe.com/quest/explore/all');
  const details = overlay(page).locator('.overlay-peek');
  for (const chip of [1, 2, 5]) {
    await overlay(page).locator('.overlay-chip').nth(chip).click();
    await expect(details).toBeVisible();
    await expect(details.getByText('Working it out…')).toHaveCount(0);
    const isInside = () =>
      details.evaluate((box) => box.getBoundingClientRect().bottom <= innerHeight && box.getBoundingClientRect().top >= 0);
    await expect.poll(isInside).toBe(true);
    await page.keyboard.press('Escape');
  }
});

test('a board shows its concentration, and rows their rank; the next window of it another', async ({ lens }) => {
  await lens.change({ cardFolded: false }); // open wherever it stands
  const page = await lens.context.newPage();
  await browse(page, 'https://kaito.ai/mindshare-arena/voices');
  await expect(card(page)).toContainText('First ten hold');
  await expect(card(page)).toContainText('7 days');
  await expect(overlay(page).locator('.overlay-chip').first()).toContainText('#1');
  await page.locator('.windows a:has-text("30d")').click();
  await expect(card(page)).toContainText('30 days');
  await page.goBack();
  await expect(card(page)).toContainText('7 days');
});

test('the rows of loyalty points have chips', async ({ lens, world }) => {
  const space = world.galxe.campaigns[0]?.space;
  await lens.change({ cardFolded: false }); // open wherever it stands
  const page = await lens.context.newPage();
  await browse(page, `https://app.galxe.com/quest/${encodeURIComponent(space?.alias ?? '')}?tab=leaderboard`);
  await expect(overlay(page).locator('.overlay-chip').first()).toContainText('#1');
  await expect(card(page)).toContainText('First ten hold');
});

test('the shortcut brings the keyboard to the card, or to the first chip', async ({ lens, world }) => {
  const page = await lens.context.newPage();
  await browse(page, tokenQuest(world));
  await expect(card(page)).toBeVisible();
  const worker = lens.context.serviceWorkers()[0];
  const press = () =>
    worker?.evaluate(
      async (address) => {
        // The browser takes shortcuts before a page sees them; a test can only say what it says then.
        const { chrome } = globalThis as unknown as { chrome: Chrome };
        const [tab] = await chrome.tabs.query({ url: address });
        chrome.commands.onCommand.dispatch('focus-overlay', tab);
      },
      `${new URL(page.url()).origin}/*`,
    );
  await press();
  await expect.poll(() => focusIn(page)).toBe('overlay-card');
  await page.keyboard.press('Escape');
  await browse(page, 'https://app.galxe.com/quest/explore/all');
  await expect(overlay(page).locator('.overlay-chip').first()).toBeVisible();
  await press();
  await expect.poll(() => focusIn(page)).toBe('overlay-chip');
});

interface Chrome {
  tabs: { query(about: { url: string }): Promise<unknown[]> };
  commands: { onCommand: { dispatch(...said: unknown[]): void } };
}
