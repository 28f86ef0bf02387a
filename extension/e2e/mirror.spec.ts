import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Mirror, openMirror } from './harness/mirror.ts';
import { agreeOnGalxe } from './harness/several.ts';
import { test as base, expect } from './harness/test.ts';

const test = base.extend<{ mirror: Mirror }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here
  mirror: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'lens-mirror-'));
    const mirror = await openMirror(folder);
    await use(mirror);
    await mirror.close();
    rmSync(folder, { recursive: true, force: true });
  },
  apiEnv: async ({ mirror }, use) => use({ CATALOGUE_MIRRORS: mirror.url }),
});

test('while the API is away a mirror carries the catalogue on; one that lies is refused, and people see why', async ({
  lens,
  world,
  api,
  mirror,
}) => {
  test.setTimeout(180_000);
  const several = await agreeOnGalxe(api, world);
  await lens.change({ api: api.url, onboardedAt: Date.now() as never });
  await lens.send('sync-now', {});
  const crowd = async () => JSON.stringify(await lens.crowd());
  expect(await lens.crowd()).toHaveLength(several.things);
  expect(mirror.requests).toEqual([]);

  const popup = await lens.open('popup.html');
  const status = popup.getByRole('status', { name: 'State' });
  const settings = await lens.open('options.html#server');
  /** Something new, which only the mirror is there to tell. */
  const onlyOnMirror = async (name: string) => {
    await several.rename(name);
    await api.exportCatalogue(mirror.folder);
    await api.stop();
    await lens.send('sync-now', {});
  };

  await onlyOnMirror('Told by the mirror');
  expect(await crowd()).toContain('Told by the mirror');
  expect(mirror.requests[0]).toBe('/v1/catalogue/manifest');
  await expect(status).toContainText('Facts of the crowd: < 1 min old');

  await api.start();
  mirror.change = (where, bytes) => (where.includes('/files/') ? Buffer.concat([bytes.subarray(0, -1), Buffer.from([1])]) : bytes);
  const held = await crowd();
  await onlyOnMirror('Told by nobody who can be believed');
  const refused = async (words: string) => {
    await expect(status).toContainText(words);
    await expect(status).toContainText('Still using those that are');
    await expect(settings.getByText(words)).toBeVisible();
    expect(await crowd()).toBe(held);
  };
  await refused('not the one that was signed');

  mirror.change = (where, bytes) =>
    where.endsWith('/manifest') ? Buffer.from(bytes.toString().replace('\\"seq\\":', '\\"seq\\":9')) : bytes;
  await lens.send('sync-now', {});
  await refused('The signature does not fit');

  mirror.change = (_, bytes) => bytes;
  await lens.send('sync-now', {});
  await expect(status).toContainText('Facts of the crowd: < 1 min old');
  expect(await crowd()).toContain('Told by nobody who can be believed');
});
