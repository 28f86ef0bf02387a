import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { browse } from './harness/browse.ts';
import { clocksOf } from './harness/clock.ts';
import { type Gateway, openGateway } from './harness/gateway.ts';
import { type Lens, openLens } from './harness/lens.ts';
import { agreeOnGalxe } from './harness/several.ts';
import { test as base, expect, expectAllRead } from './harness/test.ts';
import { openReplicas } from './replicas/server.ts';

const minute = 60_000;
const test = base.extend<{ gateway: Gateway }>({
  gateway: async ({ api }, use) => {
    const gateway = await openGateway(api.url);
    await use(gateway);
    await gateway.close();
  },
});

/** Until the browser holds the crowd's facts. */
async function hold(lens: Lens, gateway: Gateway, atLeast: number): Promise<void> {
  await lens.change({ api: gateway.url, onboardedAt: Date.now() as never });
  await expect
    .poll(async () => {
      await lens.send('sync-now', {});
      return (await lens.crowd()).length;
    })
    .toBeGreaterThanOrEqual(atLeast);
}
const status = (popup: Page) => popup.getByRole('status', { name: 'State' });

test('half an hour without a connection: pages, popup and side panel work on, with the age of what they show', async ({
  lens,
  visit,
  world,
  api,
  gateway,
}) => {
  test.setTimeout(300_000);
  const { things: agreed } = await agreeOnGalxe(api, world);
  await hold(lens, gateway, agreed);
  const held = JSON.stringify(await lens.crowd());
  gateway.cut = true;

  const errors: string[] = [];
  lens.context.on('page', (page) => page.on('pageerror', ({ message }) => errors.push(message)));
  const clocks = clocksOf(lens);
  const quests = world.galxe.campaigns.filter(({ parentId, status: state }) => !parentId && state === 'Active');
  const questPage = ({ id, space }: (typeof quests)[number]) => `https://app.galxe.com/quest/${encodeURIComponent(space.alias)}/${id}`;
  const left = quests.pop();
  if (!left) throw new Error('The world has no open campaign.');
  await lens.change({ cardFolded: false });
  const leftOpen = await clocks.open();
  await browse(leftOpen, questPage(left));
  const card = leftOpen.locator('infofi-lens .overlay-card');
  await expect(card).toContainText(left.name);
  await expect(card).not.toContainText(/3\d min/);

  const page = await clocks.open();
  const pages = [
    'https://app.galxe.com/quest/explore/all',
    'https://app.layer3.xyz/discover',
    'https://kaito.ai/mindshare-arena/voices',
    ...quests.map(questPage),
  ];
  for (let passed = 1; passed <= 30; passed++) {
    await clocks.ahead(passed * minute);
    const url = pages[passed % pages.length] ?? '';
    await browse(page, url);
    await expect(page.locator('infofi-lens'), url).toBeAttached();
    if (passed % 5 === 0) await lens.send('sync-now', {});
  }
  await expectAllRead(lens, visit);

  await leftOpen.bringToFront();
  await expect(card, 'what was seen half an hour ago says so').toContainText(/3\d min/, { timeout: 45_000 }); // looked at twice a minute

  const popup = await clocks.open();
  await popup.goto(`${lens.origin}/popup.html`);
  await expect(status(popup)).toContainText(/Facts of the crowd: 3\d min old/);
  await expect(popup.locator('[data-row]').first()).toBeVisible();
  const unvisited = quests.find(({ id }) => !visit.requests.some((request) => request.includes(id)));
  await popup.getByRole('searchbox').fill(unvisited?.name.split(':')[0] ?? '');
  await expect(popup.locator('[data-row]').first()).toBeVisible();
  const panel = await lens.open('sidepanel.html');
  await expect(panel.locator('main')).toBeVisible();
  expect(errors).toEqual([]);
  expect(JSON.stringify(await lens.crowd())).toBe(held);
});

test('with sharing off, whoever browses what asks the API for exactly the same', async ({ world, api, gateway }) => {
  const { things: agreed } = await agreeOnGalxe(api, world);
  const asked = async (urls: readonly string[]): Promise<string[]> => {
    const [visit, profileDir] = [await openReplicas(world), mkdtempSync(path.join(os.tmpdir(), 'lens-profile-'))];
    const lens = await openLens({ visit, profileDir });
    try {
      gateway.requests.length = 0;
      await lens.change({ api: gateway.url, onboardedAt: Date.now() as never });
      await lens.send('sync-now', {});
      const page = await lens.context.newPage();
      for (const url of urls) {
        await browse(page, url);
        await expectAllRead(lens, visit);
        await lens.open('popup.html');
      }
      await lens.send('sync-now', {});
      expect((await lens.crowd()).length).toBe(agreed);
      return [...gateway.requests];
    } finally {
      await lens.close();
      await visit.close();
      rmSync(profileDir, { recursive: true, force: true });
    }
  };
  const quests = world.galxe.campaigns.filter(({ parentId }) => !parentId);
  const questPage = (at: number) => `https://app.galxe.com/quest/${encodeURIComponent(quests[at]?.space.alias ?? '')}/${quests[at]?.id}`;
  const one = await asked(['https://app.galxe.com/quest/explore/all', questPage(3)]);
  const other = await asked([questPage(40), 'https://kaito.ai/mindshare-arena/voices', 'https://app.layer3.xyz/discover']);
  expect(one.length).toBeGreaterThan(2);
  expect(other).toEqual(one);
  expect(one.filter((request) => request.includes('?'))).toEqual([]);
});

test('a server or proxy that lies is refused, and people see why', async ({ lens, world, api, gateway }) => {
  const manifest = `${api.url}/v1/catalogue/manifest`;
  await expect.poll(async () => (await fetch(manifest)).status).toBe(200);
  const old = Buffer.from(await (await fetch(manifest)).arrayBuffer());
  const several = await agreeOnGalxe(api, world);
  await hold(lens, gateway, several.things);
  const held = JSON.stringify(await lens.crowd());
  const popup = await lens.open('popup.html');
  await expect(status(popup)).toContainText('Facts of the crowd: < 1 min old');
  const settings = await lens.open('options.html#server');

  let round = 0;
  const refused = async (words: string) => {
    await several.rename(`Round ${++round}`); // so that there is something to fetch
    await lens.send('sync-now', {});
    await expect(status(popup)).toContainText(words);
    await expect(status(popup)).toContainText('Still using those that are');
    await expect(settings.getByText(words)).toBeVisible();
    expect(JSON.stringify(await lens.crowd())).toBe(held);
  };

  gateway.change = (where, bytes) =>
    where.endsWith('/manifest') ? Buffer.from(bytes.toString().replace('\\"seq\\":', '\\"seq\\":9')) : bytes;
  await refused('The signature does not fit');
  gateway.change = (where, bytes) => (where.endsWith('/manifest') ? old : bytes);
  await refused('older than what this browser has already seen');
  gateway.change = (where, bytes) => (where.includes('/files/') ? bytes.subarray(0, -7) : bytes);
  await refused('shorter than it should be');
  gateway.change = (where, bytes) => (where.includes('/files/') ? Buffer.concat([bytes.subarray(0, -1), Buffer.from([1])]) : bytes);
  await refused('not the one that was signed');

  gateway.change = (_, bytes) => bytes;
  await lens.send('sync-now', {});
  await expect(status(popup)).toContainText('Facts of the crowd: < 1 min old');
  expect(JSON.stringify(await lens.crowd())).toContain(`Round ${round}`);
});
