import { locales, source } from '@infofi-lens/shared/words/locales';
import type { Page } from '@playwright/test';
import { browse } from './harness/browse.ts';
import type { Lens } from './harness/lens.ts';
import { expect, expectAllRead, test } from './harness/test.ts';

/** English, and what builds for tests make of it: two fifths longer, and in Arabic from right to left (words/pseudo.ts). */
const languages = [
  { locale: 'en', dir: 'ltr', script: /[a-z]/ },
  { locale: 'en-XA', dir: 'ltr', script: /[éñšöü]/ },
  { locale: 'ar-XB', dir: 'rtl', script: /\p{Script=Arabic}/u },
] as const;

/** What reaches beyond the window's edge and is no part of something that scrolls by itself. */
const beyondTheEdge = (page: Page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.documentElement &&
      (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    return [...document.querySelectorAll('#root *')]
      .filter((element) => {
        const { left, right, width: wide } = element.getBoundingClientRect();
        return wide > 1 && (left < -1 || right > width + 1) && !scrolls(element.parentElement);
      })
      .map((element) => `${element.tagName}.${element.className} ${element.textContent?.slice(0, 40)}`);
  });

/** Every page: those of the menu, and those about one thing. */
async function surfacesOf(lens: Lens): Promise<string[]> {
  const dashboard = await lens.open('dashboard.html');
  const menu = await dashboard.locator('nav a[href^="#"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  await dashboard.close();
  const keys = [...(await lens.facts()).keys()];
  const things = ['campaign', 'space', 'profile'].flatMap((kind) => {
    const key = keys.find((one) => one.includes(`:${kind}:`));
    return key ? [`#${kind}/${key}`] : [];
  });
  const pages = new Set([...menu, ...things, '#nowhere']);
  return ['popup.html', 'sidepanel.html', 'options.html', 'onboarding.html', ...[...pages].map((page) => `dashboard.html${page}`)];
}

for (const { locale, dir, script } of languages) {
  test(`every page of the extension speaks ${locale} and stays within 320 px`, async ({ lens, visit, world }) => {
    test.setTimeout(180_000); // some twenty pages
    const page = await lens.context.newPage();
    const quest = world.galxe.campaigns.find(({ token, status, parentId }) => token && status === 'Active' && !parentId);
    if (!quest) throw new Error('The world has no such campaign.');
    const list = await lens.context.newPage();
    await browse(list, 'https://app.galxe.com/quest/explore/all');
    await expect(list.locator('infofi-lens .overlay-chip').first()).toBeVisible();
    await browse(page, `https://app.galxe.com/quest/${encodeURIComponent(quest.space.alias)}/${quest.id}`);
    await expectAllRead(lens, visit);

    const settings = await lens.open('options.html#display');
    await settings.getByLabel('Language').selectOption(locale);
    await expect(settings.locator('html')).toHaveAttribute('dir', dir);
    await expect(settings.locator('html')).toHaveAttribute('lang', locale);
    await expect(settings.getByRole('heading', { level: 1 })).toHaveText(script);

    const host = page.locator('infofi-lens');
    await expect(host.locator('.overlay-dock')).toHaveAttribute('dir', dir);
    await expect(host.locator('.overlay-card .lens-figure-label').first()).toHaveText(script);
    await host.locator('.overlay-card .lens-evidence button').first().click();
    for (const said of await host.locator('.lens-popover:popover-open').locator('p, dt').all()) await expect(said).toHaveText(script);
    await page.keyboard.press('Escape');

    // A list that was open when the language was chosen.
    await lens.toFront(list);
    await expect(list.locator('infofi-lens .overlay-chips')).toHaveAttribute('dir', dir);
    await expect(list.locator('infofi-lens .overlay-chip').first()).toHaveAttribute('aria-label', script);

    for (const surface of await surfacesOf(lens)) {
      const shown = await lens.open(surface);
      await shown.setViewportSize({ width: 320, height: 640 });
      await lens.toFront(surface === 'sidepanel.html' ? page : shown); // the panel is about the tab in front
      await expect(shown.locator('html')).toHaveAttribute('dir', dir);
      await expect(shown.locator('#root')).toHaveText(script);
      await expect(shown.locator('.lens-skeleton')).toHaveCount(0);
      const scrolled = await shown.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect({ surface, scrolled, beyond: await beyondTheEdge(shown) }).toEqual({ surface, scrolled: 0, beyond: [] });
      await shown.close();
    }
  });
}

test('a build brings every language along, and Settings speaks the one that is chosen', async ({ lens }) => {
  const settings = await lens.open('options.html#display');
  const heading = settings.getByRole('heading', { level: 1 });
  const choice = settings.locator('#display select').filter({ has: settings.locator('option[value="zh-TW"]') });
  for (const locale of locales.filter((one) => one !== source)) {
    const before = (await heading.textContent()) ?? '';
    await choice.selectOption(locale);
    await expect(settings.locator('html')).toHaveAttribute('lang', locale);
    await expect(heading).not.toHaveText(before); // no two of them call it the same
  }
});
