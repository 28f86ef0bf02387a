import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { arrive } from '../demo/person.ts';
import { pageOf, starOf } from '../demo/star.ts';
import { prepareApi } from '../harness/api.ts';
import { browse } from '../harness/browse.ts';
import { buildExtension } from '../harness/build-extension.ts';
import { finishedSome } from '../harness/outcomes.ts';
import { root } from '../harness/root.ts';
import { agreeOnGalxe } from '../harness/several.ts';
import { makeWorld } from '../world/world.ts';
import { frameIn, size, sizeOf } from './frame.ts';

/** `npm run screenshots`: pictures for the stores, of the real extension on the replicas, after three people agreed on Galxe. */
const folder = path.join(root, '.output', 'store');
const chip = 'infofi-lens .overlay-chip:visible';
const card = 'infofi-lens .overlay-dock > *';

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
console.log('Building the extension ...');
await buildExtension();
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'lens-store-api-'));
const api = await prepareApi(dataDir);
try {
  await api.start();
  const world = makeWorld(69, Date.now());
  console.log('Three people tell of Galxe ...');
  await agreeOnGalxe(api, world);
  const reads = ['galxe', 'layer3', 'kaito', 'x'] as const;
  const ada = await arrive({ name: 'Ada', reads, shares: [], world, api: api.url, theme: 'light' });
  try {
    const { lens, page } = ada;
    const frame = frameIn(folder, await lens.context.newPage());
    const quest = pageOf(starOf(world, 'FCFS'));
    const voices = 'https://kaito.ai/mindshare-arena/voices';
    const explore = 'https://app.galxe.com/quest/explore/all';
    await page.setViewportSize(size);
    await ada.read('https://app.galxe.com/', explore, quest, voices, 'https://app.layer3.xyz/discover');
    await finishedSome(lens);
    await ada.sync();
    await lens.placed();
    const show = async (url: string, what: string) => {
      await page.bringToFront();
      await browse(page, url);
      await page.locator(what).first().waitFor();
    };

    await show(explore, chip);
    await frame.whole(page, '1-quests');
    await show(quest, card);
    const panel = await lens.open('sidepanel.html');
    await show(quest, card);
    await panel.locator('main h1, main h2').first().waitFor();
    await frame.beside(page, panel, '2-campaign');
    await show(voices, chip);
    await panel.locator('main h1, main h2').first().waitFor();
    await frame.beside(page, panel, '3-board');
    await show(explore, chip);
    const popup = await lens.open('popup.html');
    await popup.locator('[data-row]').first().waitFor();
    await frame.over(page, popup, '4-popup');
    const plan = await lens.open('dashboard.html#plan');
    await plan.getByRole('article').first().waitFor();
    await frame.whole(plan, '5-plan');
    const sharing = await lens.open('options.html#sharing');
    await sharing.locator('#sharing summary').first().click();
    await sharing.locator('#sharing .lens-pairs').first().waitFor();
    await frame.whole(sharing, '6-sharing');
  } finally {
    await ada.leave();
  }
} finally {
  await api.close();
  rmSync(dataDir, { recursive: true, force: true });
}
for (const picture of readdirSync(folder).sort()) {
  const { width, height } = sizeOf(path.join(folder, picture));
  if (width !== size.width || height !== size.height) throw new Error(`${picture} is ${width} by ${height}.`);
  console.log(`  ${path.relative(root, path.join(folder, picture))}  ${width}×${height}`);
}
