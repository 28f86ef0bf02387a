import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataKinds } from '../../permissions/data-kinds.ts';
import type { Settings } from '../../storage/settings-schema.ts';
import { buildForFirefox } from '../harness/build-extension.ts';
import { openAccount } from '../replicas/x.ts';
import { compare } from '../world/compare.ts';
import { makeWorld } from '../world/world.ts';
import { type Fox, openFox } from './fox.ts';

const executablePath = process.env.LENS_FIREFOX;
const world = makeWorld(5, Date.now());
const quests = 'https://app.galxe.com/quest/explore/all';
const galxe = ['https://app.galxe.com/*'];
const sharing = [...dataKinds.sharing];

/** What an extension's document has in Firefox beyond a page's. */
interface ExtensionWindow {
  browser: {
    permissions: {
      remove(what: { origins?: string[]; data_collection?: string[] }): Promise<boolean>;
      contains(what: { origins?: string[]; data_collection?: string[] }): Promise<boolean>;
    };
  };
}

/** One person's way through the product, in Firefox's own words for windows and consents. The steps follow one another. */
describe.skipIf(!executablePath)('in Firefox', { concurrent: false }, () => {
  let fox: Fox;
  beforeAll(async () => {
    fox = await openFox(executablePath ?? '', await buildForFirefox(), world);
  });
  afterAll(() => fox?.close());

  const soon = { timeout: 15_000, interval: 50 };
  const seen = async () => {
    const rows = (await fox.rows('facts')) as { key: string; fields: Record<string, { value: unknown }> }[]; // FactRow
    return new Map(rows.map(({ key, fields }) => [key, new Map(Object.entries(fields).map(([name, { value }]) => [name, value]))]));
  };
  const differences = async () => compare(fox.visit.ledger.facts, await seen()).differences;
  const settings = async () => {
    const [row] = (await fox.rows('settings')) as { value: Settings }[]; // SettingsRow
    return row?.value ?? ({ platforms: {} } as Partial<Settings> as Settings); // nothing was decided yet
  };
  /** Turns one of the switches of the settings page. */
  const flip = async (name: string) => {
    const options = await fox.open('options.html');
    await options.locator(`::-p-aria([name="${name}"][role="switch"])`).click();
    await options.close();
  };
  const permissions = (page: Page, what: 'remove' | 'contains', asked: { origins?: string[]; data_collection?: string[] }) =>
    page.evaluate((name, data) => (globalThis as unknown as ExtensionWindow).browser.permissions[name](data), what, asked);

  it('a page is read as it loads, value by value, and its cards get their chips', async () => {
    const page = await fox.browse(quests);
    await expect.poll(differences, soon).toEqual([]);
    expect((await seen()).size).toBeGreaterThan(20);
    const chips = () =>
      page.evaluate(
        () => document.querySelector('infofi-lens')?.shadowRoot?.querySelectorAll('.overlay-chips > [style*="visible"]').length ?? 0,
      );
    await expect.poll(chips, soon).toBeGreaterThan(1);
    expect(await page.evaluate(() => document.querySelector('infofi-lens')?.shadowRoot?.textContent)).toMatch(/joined|\$/);
  });

  it('what was read stands in the popup, and the panel opens in a tab about the page that was in front', async () => {
    const popup = await fox.open('popup.html');
    await popup.waitForSelector('[data-row]');
    const panel = await fox.open(`sidepanel.html?of=${encodeURIComponent('https://kaito.ai/mindshare-arena/voices')}`);
    await panel.waitForSelector('main h1, main h2');
    await popup.close();
    await panel.close();
  });

  it('nothing of X is read until it is switched on; then it is', async () => {
    const profile = `https://x.com/${openAccount(world).handle}`;
    const ofX = async () => [...(await seen()).keys()].filter((key) => key.startsWith('x:')).length;
    await fox.browse(profile);
    expect(await permissions(fox.desk, 'contains', { origins: ['https://x.com/*'] })).toBe(false);
    await flip('Read X');
    await expect.poll(async () => (await settings()).platforms.x?.enabled, soon).toBe(true);
    expect(await ofX()).toBe(0);
    await fox.browse(profile);
    await expect.poll(ofX, soon).toBeGreaterThan(3);
  });

  it('sharing is on once the browser was told so too, and off once that is taken back there', async () => {
    const shares = async () => (await settings()).platforms.galxe?.share;
    expect(await permissions(fox.desk, 'contains', { data_collection: sharing })).toBe(false);
    await flip('Share from Galxe');
    await expect.poll(shares, soon).toBe(true);
    expect(await permissions(fox.desk, 'contains', { data_collection: sharing })).toBe(true);
    await permissions(fox.desk, 'remove', { data_collection: ['browsingActivity'] });
    await expect.poll(shares, soon).toBe(false);
  });

  it('says so when a site is taken back, and asks for it again', async () => {
    const popup = await fox.open('popup.html');
    expect(await permissions(popup, 'remove', { origins: galxe })).toBe(true);
    await popup.locator('::-p-text(does not let InfoFi Lens read Galxe)').wait();
    await popup.locator('::-p-aria([name="Allow it again"][role="button"])').click();
    await expect.poll(() => permissions(popup, 'contains', { origins: galxe }), soon).toBe(true);
    await popup.close();
  });
});
