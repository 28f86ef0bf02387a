import { createHash } from 'node:crypto';
import { existsSync, readlinkSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserContext, Page } from '@playwright/test';
import type { SettingsPatch } from '../../storage/settings-schema.ts';
import { type BrowserOptions, openBrowser } from './browser.ts';
import { extensionDir } from './build-extension.ts';
import { readTable } from './database.ts';

/** A browser with the extension in it, seen from outside: its pages, its worker, and what it has stored. */
export interface Lens {
  readonly context: BrowserContext;
  /** Origin of the extension's own pages. */
  readonly origin: string;
  /** A tab on one of the extension's pages (`popup.html`), in front. */
  open(page: string): Promise<Page>;
  /** Turns to a tab until the browser agrees that it is in front: a new one may still be coming forward. */
  toFront(page: Page): Promise<void>;
  /** Sends a message to the worker as the extension's own pages do. */
  send(name: string, data: unknown): Promise<unknown>;
  change(settings: SettingsPatch): Promise<void>;
  /** Every row of a table of the extension's database. */
  rows(table: string): Promise<unknown[]>;
  /** Until what came last of the crowd's facts is in its place. */
  placed(): Promise<void>;
  /** What the crowd knows, once that is so. */
  crowd(): Promise<{ key: string; text: string }[]>;
  /** What this browser saw, by entity and field. */
  facts(): Promise<Map<string, Map<string, unknown>>>;
  /** Ends the worker at once, wherever it is. The next message or alarm starts another. */
  stopWorker(): Promise<void>;
  /** Ends the whole browser at once, as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export interface LensOptions extends BrowserOptions {
  /** Leaves the tab of the first run, which otherwise is closed before anything else. */
  readonly keepFirstRun?: boolean;
}

/** The tab that the extension opens by itself once it is installed. */
export async function firstRun(context: BrowserContext): Promise<Page> {
  for (;;) {
    const page = context.pages().find((one) => one.url().endsWith('/onboarding.html'));
    if (page) return page;
    await delay(20);
  }
}

/** With the extension as it was built for this run, unless the options name another build. */
export async function openLens(asked: LensOptions): Promise<Lens> {
  const options = { ...asked, extensionDir: asked.extensionDir ?? extensionDir };
  const isNew = !existsSync(path.join(options.profileDir, 'Default'));
  const context = await openBrowser(options);
  const origin = `chrome-extension://${idOf(options.extensionDir)}`;
  // The first run opens by itself in a new profile: nobody has to find it in the way.
  if (isNew && !options.keepFirstRun) await (await firstRun(context)).close();
  const desk = await context.newPage();
  // Any file of the extension is a document of its origin; this one runs nothing of the product.
  await desk.goto(`${origin}/manifest.json`);
  const lens: Lens = {
    context,
    origin,
    async open(name) {
      const page = await context.newPage();
      await page.goto(`${origin}/${name}`);
      await lens.toFront(page);
      return page;
    },
    async toFront(page) {
      const isOwn = page.url().startsWith(origin);
      for (;;) {
        await page.bringToFront();
        const url = await desk.evaluate(urlInFront);
        // What a site's tab shows is told only of the platforms.
        if (isOwn ? url === page.url() : !url?.startsWith(origin)) return;
        await delay(20);
      }
    },
    async send(name, data) {
      const reply = await desk.evaluate((message) => (globalThis as unknown as ExtensionWindow).chrome.runtime.sendMessage(message), {
        lens: name,
        data,
      });
      if (!isOk(reply)) throw new Error(`The worker refused "${name}": ${JSON.stringify(reply)}`);
      return reply.answer;
    },
    async change(settings) {
      await lens.send('change-settings', settings);
    },
    rows: (table) => readTable(desk, table),
    async placed() {
      while ((await lens.rows('crowdNews')).length > 0) await delay(20);
    },
    async crowd() {
      await lens.placed();
      return (await lens.rows('crowd')) as { key: string; text: string }[]; // StoredCrowdRow
    },
    async facts() {
      const rows = (await lens.rows('facts')) as { key: string; fields: Record<string, { value: unknown }> }[]; // FactRow
      return new Map(rows.map(({ key, fields }) => [key, new Map(Object.entries(fields).map(([name, { value }]) => [name, value]))]));
    },
    async stopWorker() {
      const session = await context.newCDPSession(desk);
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await session.detach();
    },
    async kill() {
      const closed = context.waitForEvent('close', { timeout: 0 });
      process.kill(processOf(options.profileDir), 'SIGKILL');
      await closed;
    },
    close: () => context.close(),
  };
  return lens;
}

/** What an extension's document has beyond a page's. */
interface ExtensionWindow {
  chrome: {
    runtime: { sendMessage(message: unknown): Promise<unknown> };
    tabs: { query(which: { active: boolean; currentWindow: boolean }): Promise<{ url?: string }[]> };
  };
}

async function urlInFront(): Promise<string | undefined> {
  const [tab] = await (globalThis as unknown as ExtensionWindow).chrome.tabs.query({ active: true, currentWindow: true });
  return tab?.url;
}

function isOk(reply: unknown): reply is { ok: true; answer?: unknown } {
  return typeof reply === 'object' && reply !== null && 'ok' in reply && reply.ok === true;
}

/** Chromium locks its profile with a link that names the host and the process. */
function processOf(profileDir: string): number {
  return Number(readlinkSync(path.join(profileDir, 'SingletonLock')).split('-').at(-1));
}

/** Chromium names an unpacked extension after its folder: the first 128 bits of SHA-256, written with a to p. */
function idOf(folder: string): string {
  const digest = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
