import puppeteer, { type Page } from 'puppeteer-core';
import { until } from '../demo/until.ts';
import { rowsOf } from '../harness/database.ts';
import { openReplicas, type Visit } from '../replicas/server.ts';
import type { World } from '../world/world.ts';
import { openProxy } from './proxy.ts';

/** A Firefox with the extension in it. Its platforms are the replicas; nothing in it reaches the network. */
export interface Fox {
  readonly visit: Visit;
  /** A document of the extension that runs nothing of the product. */
  readonly desk: Page;
  /** A tab on one of the extension's pages (`popup.html`), whose own code runs. */
  open(page: string): Promise<Page>;
  /** A tab on a page of a replica that shows its data. */
  browse(url: string): Promise<Page>;
  /** Every row of a table of the extension's database. */
  rows(table: string): Promise<unknown[]>;
  close(): Promise<void>;
}

const addon = 'lens@infofi-lens';
/** Firefox names the origin of an extension at random; a profile may say beforehand. */
const origin = 'moz-extension://6c656e73-0000-4000-8000-6c656e736532';

/**
 * @param executablePath Of Firefox.
 * @param extensionDir Folder of the build.
 */
export async function openFox(executablePath: string, extensionDir: string, world: World): Promise<Fox> {
  const visit = await openReplicas(world);
  const proxy = await openProxy(visit.port);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    acceptInsecureCerts: true,
    defaultViewport: { width: 1280, height: 860 },
    args: ['--remote-allow-system-access'], // to be sent to the extension's own pages
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      'network.stricttransportsecurity.preloadlist': false,
      'extensions.webextensions.uuids': JSON.stringify({ [addon]: origin.slice('moz-extension://'.length) }),
      'extensions.webextOptionalPermissionPrompts': false, // nobody is there to answer: what is asked for is given
    },
  });
  await browser.installExtension(extensionDir);
  const open = async (name: string) => {
    const page = await browser.newPage();
    // The tab changes its process on the way there, and the driver waits in the old one. While it changes it can not be asked.
    void page.goto(`${origin}/${name}`, { timeout: 0 }).catch(() => undefined);
    const isThere = (wanted: string) => location.href.startsWith(wanted) && document.readyState === 'complete';
    const came = await until(() => page.evaluate(isThere, `${origin}/${name}`).catch(() => false), 20_000);
    if (!came) throw new Error(`Firefox did not come to ${name}.`);
    return page;
  };
  const desk = await open('manifest.json');
  return {
    visit,
    desk,
    open,
    async browse(url) {
      const page = await browser.newPage();
      await page.goto(url);
      await page.waitForSelector('html[data-state="ready"]');
      return page;
    },
    rows: (table) => desk.evaluate(rowsOf, table),
    async close() {
      await browser.close();
      await proxy.close();
      await visit.close();
    },
  };
}
