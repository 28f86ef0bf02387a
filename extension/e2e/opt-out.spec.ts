import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { catalogueReader } from '../../server/src/testing/catalogue-reader.ts';
import { accountSeen, rowSeen } from '../../server/src/testing/contributor.ts';
import type { Lens } from './harness/lens.ts';
import { caughtUp, threePeople } from './harness/several.ts';
import { test as base, expect } from './harness/test.ts';

const day = 86_400_000;
const ahead = fileURLToPath(new URL('./harness/clock-ahead.mjs', import.meta.url));
/** Long, so that nothing else holds these digits by chance. */
const [leaving, staying] = ['7700112233445566', '8800112233445566'];
const tables = ['facts', 'history', 'changes', 'queue', 'crowd', 'crowdColumns', 'crowdWords', 'crowdNews', 'documents', 'state'];

const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'lens-left-'));
    writeFileSync(path.join(folder, 'clock'), '0');
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  apiEnv: async ({ folder }, use) =>
    use({ DUMPS_DIR: path.join(folder, 'dumps'), CLOCK_FILE: path.join(folder, 'clock'), NODE_OPTIONS: `--import=${ahead}` }),
});

/** What people see of somebody: a profile on X and on Kaito, and a place on a board. */
function seenOf(id: string, handle: string): object[] {
  const now = Date.now();
  const onX = accountSeen(now, id, { followers: 2_000 });
  return [onX, { ...onX, platform: 'kaito', adapter: 'kaito@1', context: 'board', fields: { handle, points: 5 } }, rowSeen(now, id, 0.1)];
}

async function tablesWith(lens: Lens, ...texts: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const table of tables) {
    const all = JSON.stringify(await lens.rows(table));
    if (texts.some((text) => all.includes(text))) found.push(table);
  }
  return found;
}

/** The dump of each day, as text. */
const dumpsIn = (folder: string): string[] =>
  readdirSync(folder).map((date) =>
    readdirSync(path.join(folder, date))
      .map((name) => readFileSync(path.join(folder, date, name)))
      .map((bytes) => (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString())
      .join(),
  );

test('who opts out disappears from the API, the catalogue, other people’s browsers and dumps; who does not stays', async ({
  lens,
  api,
  folder,
}) => {
  test.setTimeout(120_000);
  const three = await threePeople(api);
  await three.tell([...seenOf(leaving, 'wanders_off'), ...seenOf(staying, 'stays_here')]);
  const reader = catalogueReader({ request: (where) => fetch(`${api.url}${where}`) });
  const told = async (id: string) => [...(await reader.shards()).keys()].filter((key) => key.includes(id)).sort();
  expect(await told(leaving)).toHaveLength(3);
  await lens.change({ api: api.url, onboardedAt: Date.now() as never, paused: true });
  await lens.send('sync-now', {});
  expect(await tablesWith(lens, leaving, 'wanders_off')).toEqual(['crowd', 'crowdColumns', 'crowdWords']);

  const [page, panel] = [await lens.context.newPage(), await lens.open('sidepanel.html')];
  const looksAt = async (id: string, heading: string) => {
    await lens.toFront(page);
    await page.goto(`https://kaito.ai/mindshare-arena/kol/${id}`);
    await expect(panel.getByRole('heading', { name: heading })).toBeVisible();
  };
  await looksAt(leaving, 'wanders_off');

  await api.operate('POST', 'opt-outs', { profile: `x:${leaving}` });
  await caughtUp(api);
  const status = async (where: string) => (await fetch(`${api.url}/v1/${where}`)).status;
  for (const where of ['profiles/x:', 'profiles/kaito:', 'boards/kaito:top:ANOMA/entries/']) {
    expect([where, await status(`${where}${leaving}`)]).toEqual([where, 404]);
    expect([where, await status(`${where}${staying}`)]).toEqual([where, 200]);
  }
  await expect.poll(() => told(leaving)).toEqual([]);
  expect(await told(staying)).toHaveLength(3);

  await lens.send('sync-now', {});
  await lens.placed();
  expect(await tablesWith(lens, leaving, 'wanders_off')).toEqual([]);
  await expect(panel.getByText('Nothing known of this account yet')).toBeVisible();
  await expect(panel.getByText('wanders_off')).toBeHidden();
  await looksAt(staying, 'stays_here');

  await api.stop();
  writeFileSync(path.join(folder, 'clock'), String(day));
  await api.start();
  const dumps = () => dumpsIn(path.join(folder, 'dumps'));
  await expect.poll(() => dumps().length).toBe(2); // the day before, and the one after
  expect(dumps().filter((dump) => dump.includes(leaving))).toEqual([]);
});
