import type { Page } from '@playwright/test';
import { browse, follow, settled } from './harness/browse.ts';
import { expect, test } from './harness/test.ts';
import { openAccount } from './replicas/x.ts';

const chips = 'infofi-lens .overlay-chips > *';

/** How many visible chips lie on a card, and how many lie elsewhere. */
function places(page: Page, cards: string) {
  return page.evaluate((selector) => {
    const boxes = [...document.querySelectorAll(selector)].map((card) => card.getBoundingClientRect());
    const root = document.querySelector('infofi-lens')?.shadowRoot;
    const shown = [...(root?.querySelectorAll<HTMLElement>('.overlay-chips > *') ?? [])].filter(
      ({ style }) => style.visibility === 'visible',
    );
    const isOn = (chip: DOMRect) =>
      boxes.some(
        (box) => chip.left >= box.left - 8 && chip.right <= box.right + 8 && chip.top >= box.top - 16 && chip.bottom <= box.bottom + 16,
      );
    const on = shown.filter((chip) => isOn(chip.getBoundingClientRect())).length;
    return { on, elsewhere: shown.length - on };
  }, cards);
}

test('chips stand on the cards, also after the page has thrown its cards away and drawn others', async ({ lens }) => {
  const page = await lens.context.newPage();
  await browse(page, 'https://app.galxe.com/quest/explore/all');
  await expect.poll(() => places(page, '.hidden a.card')).toEqual({ on: expect.any(Number), elsewhere: 0 });
  await expect.poll(async () => (await places(page, '.hidden a.card')).on).toBeGreaterThan(3);
  await page.getByRole('button', { name: 'Newest' }).click();
  await expect(page.locator('[aria-pressed]')).toHaveText('Newest');
  await settled(page);
  await page.evaluate(() => scrollTo(0, 500));
  await expect.poll(async () => (await places(page, '.hidden a.card')).on).toBeGreaterThan(3);
  await expect.poll(async () => (await places(page, '.hidden a.card')).elsewhere).toBe(0);
});

test('what is known of the next window of cards is asked for before anybody scrolls there', async ({ lens }) => {
  const [worker] = lens.context.serviceWorkers();
  const asked = () => worker?.evaluate(() => (globalThis as unknown as { lensAsked: string[] }).lensAsked);
  await worker?.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { lensAsked: heard });
    const { chrome } = globalThis as unknown as { chrome: Chrome };
    chrome.runtime.onMessage.addListener(({ lens: name, data }) => {
      if (name === 'chips') heard.push(...data.chips.map(({ key }) => key));
    });
  });
  const page = await lens.context.newPage();
  await browse(page, 'https://app.galxe.com/quest/explore/all');
  const next = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('.hidden a.card')]
      .filter((card) => {
        const { top } = card.getBoundingClientRect();
        return top > innerHeight + 200 && top < 2 * innerHeight;
      })
      .map((card) => `galxe:campaign:${card.pathname.split('/').at(-1)}`),
  );
  expect(next.length).toBeGreaterThan(2);
  await expect.poll(asked).toEqual(expect.arrayContaining(next));
});

test('the overlay moves nothing of the page', async ({ lens }) => {
  const page = await lens.context.newPage();
  await page.addInitScript(() => {
    const seen = { shift: 0 };
    Object.assign(globalThis, { lensShift: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value; // LayoutShift, not in lib.dom
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const shift = () => page.evaluate(() => (globalThis as unknown as { lensShift: { shift: number } }).lensShift.shift);
  await lens.change({ overlay: false });
  await browse(page, 'https://app.layer3.xyz/discover');
  const [width, alone] = [await page.evaluate(() => document.documentElement.scrollWidth), await shift()];
  await lens.change({ overlay: true });
  await browse(page, 'https://app.layer3.xyz/discover');
  await expect(page.locator(chips).first()).toBeVisible();
  expect(await shift()).toBe(alone);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
});

test('the card follows the page through the site’s own routing', async ({ lens }) => {
  // Left to itself the card waits as a tab where it would cover a control, which depends on when the page is drawn.
  await lens.change({ cardFolded: false });
  const page = await lens.context.newPage();
  await browse(page, 'https://app.galxe.com/quest/explore/all');
  await follow(page, '.hidden a.card');
  const title = (await page.locator('article.quest h1').textContent()) ?? '?';
  await expect(page.locator('infofi-lens .overlay-dock')).toContainText(title);
  await page.goBack();
  await settled(page);
  await expect(page.locator('infofi-lens .overlay-dock')).not.toContainText(title);
});

test('nothing is shown where it was switched off, and nothing on X before that is on', async ({ lens, world }) => {
  const page = await lens.context.newPage();
  await browse(page, `https://x.com/${openAccount(world).handle}`);
  await browse(page, 'https://app.galxe.com/quest/explore/all');
  await expect(page.locator(chips).first()).toBeVisible();
  await lens.change({ overlay: false });
  await expect(page.locator(chips)).toHaveCount(0);
  await page.goBack();
  await settled(page);
  await expect(page.locator('infofi-lens')).toHaveCount(0);
});

test('an account on X carries its badge, also while the timeline uses its nodes again', async ({ lens, world }) => {
  await lens.change({ platforms: { x: { enabled: true } } });
  const page = await lens.context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await browse(page, `https://x.com/${openAccount(world).handle}`);
  await expect(page.locator(chips).first()).toBeVisible();
  await browse(page, 'https://x.com/home');
  for (const top of [3_000, 9_000, 0]) await page.evaluate((y) => scrollTo(0, y), top);
  expect(errors).toEqual([]);
});

test('the overlay looks as was chosen, whatever page and system look like; else as the page does', async ({ lens }) => {
  await lens.change({ cardFolded: false });
  const page = await lens.context.newPage();
  await page.emulateMedia({ colorScheme: 'dark' });
  await browse(page, 'https://kaito.ai/mindshare-arena/voices'); // dark by itself
  const card = page.locator('infofi-lens .overlay-card');
  await expect(card).toBeVisible();
  const ground = () => card.evaluate((element) => getComputedStyle(element).backgroundColor);
  const [light, dark, black] = ['rgb(255, 255, 255)', 'rgb(27, 31, 35)', 'rgb(0, 0, 0)']; // --lens-raised
  await expect.poll(ground).toBe(dark);
  for (const [theme, expected] of [
    ['light', light],
    ['contrast', black],
    ['dark', dark],
    ['system', dark],
  ] as const) {
    await lens.change({ theme });
    await expect.poll(ground, theme).toBe(expected);
  }
});

interface Chrome {
  runtime: { onMessage: { addListener(heard: (message: { lens: string; data: { chips: { key: string }[] } }) => void): void } };
}
