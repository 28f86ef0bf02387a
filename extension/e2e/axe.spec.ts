import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { browse } from './harness/browse.ts';
import type { Lens } from './harness/lens.ts';
import { expect, expectAllRead, test } from './harness/test.ts';

/** What a person with assistive technology would meet: nothing may be left. Best practices too, not only what a law asks. */
async function violations(page: Page, within?: string, rules: readonly string[] = []): Promise<string[]> {
  const builder = new AxeBuilder({ page });
  if (rules.length > 0) builder.withRules([...rules]);
  const { violations: found } = await (within === undefined ? builder : builder.include(within)).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`));
}

/** The two letters that most words of what was seen begin with. */
async function frequentStart(lens: Lens): Promise<string> {
  const counts = new Map<string, number>();
  for (const { words = [] } of (await lens.rows('facts')) as { words?: string[] }[])
    for (const start of new Set(words.map((word) => word.slice(0, 2)))) counts.set(start, (counts.get(start) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

const explore = 'https://app.galxe.com/quest/explore/all';
const arena = 'https://kaito.ai/mindshare-arena/companies';

test('nothing stands in the way of assistive technology, with at least 20 rows on each surface', async ({ lens, visit }) => {
  test.setTimeout(480_000); // some forty audits
  await lens.change({ cardFolded: false, onboardedAt: Date.now() as never, showUnconfirmed: true });
  const page = await lens.context.newPage();
  await page.setViewportSize({ width: 1280, height: 1_800 }); // room for 20 rows with what is drawn beside them
  for (let n = 0; n < 19; n += 1) {
    await page.goto(`${explore}?n=${n}`); // a look each
    await expect.poll(async () => (await lens.rows('visits')).length).toBe(n + 1);
  }
  await browse(page, explore);
  await expect.poll(async () => visit.ledger.facts.size > 20 && (await lens.rows('facts')).length > 20).toBe(true);
  await browse(page, arena);
  const overlay = page.locator('infofi-lens');
  await expect.poll(() => overlay.locator('.overlay-chip').count()).toBeGreaterThanOrEqual(20);

  for (const theme of ['light', 'dark'] as const) {
    await lens.change({ theme });
    await page.emulateMedia({ colorScheme: theme });
    await lens.toFront(page);
    expect.soft(await violations(page, 'infofi-lens'), `overlay, ${theme}`).toEqual([]);

    const panel = await lens.open('sidepanel.html');
    await lens.toFront(page);
    await expect.poll(() => panel.locator('table tbody tr').count()).toBeGreaterThanOrEqual(20);
    expect.soft(await violations(panel), `side panel, ${theme}`).toEqual([]);
    await panel.close();

    const popup = await lens.open('popup.html');
    await popup.getByRole('searchbox').fill(await frequentStart(lens));
    await expect.poll(() => popup.locator('.lens-row').count()).toBeGreaterThanOrEqual(20);
    expect.soft(await violations(popup), `popup, search, ${theme}`).toEqual([]);
    await popup.getByRole('searchbox').fill('');
    await expect(popup.locator('.lens-row').first()).toBeVisible();
    expect.soft(await violations(popup), `popup, ${theme}`).toEqual([]);
    await popup.close();

    const options = await lens.open('options.html');
    await expect(options.getByRole('heading').first()).toBeVisible();
    expect.soft(await violations(options), `options, ${theme}`).toEqual([]);
    await options.close();

    const dashboard = await lens.open('dashboard.html');
    for (const name of await dashboard
      .locator('nav a[href^="#"]:visible')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')))) {
      await dashboard.locator(`nav a[href="${name}"]:visible`).click();
      await expect(dashboard.getByRole('main')).toBeVisible();
      await expect(dashboard.locator('.lens-skeleton')).toHaveCount(0);
      if (name === '#activity') await expect.poll(() => dashboard.locator('.activity-visit').count()).toBeGreaterThanOrEqual(20);
      expect.soft(await violations(dashboard), `dashboard ${name}, ${theme}`).toEqual([]);
    }
    await dashboard.close();
  }
});

const looks = [
  { theme: 'light', scheme: 'light', rule: 'color-contrast' },
  { theme: 'dark', scheme: 'dark', rule: 'color-contrast' },
  { theme: 'contrast', scheme: 'light', rule: 'color-contrast-enhanced' },
  { theme: 'contrast', scheme: 'dark', rule: 'color-contrast-enhanced' },
] as const;

for (const { theme, scheme, rule } of looks)
  test(`every text can be read: ${theme} on a system that is ${scheme}`, async ({ lens, visit, world }) => {
    test.setTimeout(300_000); // some fifteen audits of one rule
    const quest = world.galxe.campaigns.find(({ token, status, parentId }) => token && status === 'Active' && !parentId);
    if (!quest) throw new Error('The world has no such campaign.');
    await lens.change({ theme, cardFolded: false, onboardedAt: Date.now() as never, showUnconfirmed: true });
    const page = await lens.context.newPage();
    await page.emulateMedia({ colorScheme: scheme });
    const check = async (shown: Page, name: string, within?: string) =>
      expect.soft(await violations(shown, within, [rule]), name).toEqual([]);

    await browse(page, `https://app.galxe.com/quest/${encodeURIComponent(quest.space.alias)}/${quest.id}`);
    await expectAllRead(lens, visit);
    await page.locator('infofi-lens .overlay-card .lens-evidence button').first().click();
    await check(page, 'card with evidence', 'infofi-lens');

    const open = async (name: string) => {
      const shown = await lens.open(name);
      await shown.emulateMedia({ colorScheme: scheme });
      return shown;
    };
    const first = await open('onboarding.html');
    for (const step of await first.locator('.onboarding-steps button').all()) {
      await step.click();
      await check(first, `first run, ${await step.textContent()}`);
    }
    const keys = [...(await lens.facts()).keys()];
    const things = ['campaign', 'space'].map((kind) => `dashboard.html#${kind}/${keys.find((key) => key.startsWith(`galxe:${kind}:`))}`);
    for (const name of ['popup.html', 'sidepanel.html', 'options.html', ...things]) {
      const shown = await open(name);
      if (name === 'sidepanel.html') await lens.toFront(page);
      await expect(shown.getByRole('heading').first()).toBeVisible();
      await expect(shown.locator('.lens-skeleton')).toHaveCount(0);
      await check(shown, name);
      await shown.close();
    }
  });

test('every text of the API’s pages can be read, light and dark, and with more contrast', async ({ lens, api }) => {
  test.setTimeout(120_000); // twenty audits of one rule
  const page = await lens.context.newPage();
  for (const { theme, scheme, rule } of looks) {
    await page.emulateMedia({ colorScheme: scheme, contrast: theme === 'contrast' ? 'more' : 'no-preference' });
    for (const name of ['connect', 'confirm', 'reset', 'status', 'calibration']) {
      await page.goto(`${api.url}/${name}`);
      await expect(page.getByRole('heading').first()).toBeVisible();
      expect.soft(await violations(page, undefined, [rule]), `${name}, ${theme}, ${scheme}`).toEqual([]);
    }
  }
});

test('every control of popup, side panel and activity page is reached and seen by keyboard alone', async ({ lens }) => {
  const page = await lens.context.newPage();
  await browse(page, arena);
  for (const name of ['popup.html', 'sidepanel.html', 'dashboard.html#activity']) {
    const surface = await lens.open(name);
    await lens.toFront(page); // what the panel is about
    await expect(surface.locator('.lens-skeleton')).toHaveCount(0);
    const wanted = await surface.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLElement>('a[href], button:not(:disabled), input, select, summary, textarea')];
      const shown = all.filter((one) => one.checkVisibility({ visibilityProperty: true }));
      for (const [at, one] of shown.entries()) one.dataset.stop = String(at);
      return shown.length;
    });
    const reached = new Set<string>();
    for (let n = 0; n < wanted * 2 && reached.size < wanted; n += 1) {
      await surface.keyboard.press('Tab');
      const { stop, ring } = await surface.evaluate(() => {
        const one = document.activeElement as HTMLElement;
        const marked = one.matches('.lens-switch input') ? (one.nextElementSibling ?? one) : one;
        return { stop: one.dataset.stop, ring: getComputedStyle(marked).outlineStyle };
      });
      if (stop === undefined) continue;
      reached.add(stop);
      expect(ring, `${name}: the focus on control ${stop} is not seen`).not.toBe('none');
    }
    expect(reached.size, name).toBe(wanted);
    await surface.close();
  }
});
