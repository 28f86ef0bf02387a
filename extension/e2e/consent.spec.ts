import { readFileSync } from 'node:fs';
import path from 'node:path';
import { browse } from './harness/browse.ts';
import { extensionDir } from './harness/build-extension.ts';
import type { Lens } from './harness/lens.ts';
import { expect, expectAllRead, test } from './harness/test.ts';

/** What was seen of each platform. */
async function platformsHeld(lens: Lens): Promise<string[]> {
  return [...new Set([...(await lens.facts()).keys()].map((key) => key.split(':')[0] ?? ''))].sort();
}

test('reads nothing on X before it is switched on', async ({ lens }) => {
  const page = await lens.context.newPage();
  await browse(page, 'https://x.com/home');
  await browse(page, 'https://kaito.ai/mindshare-arena/voices');
  await expect.poll(() => platformsHeld(lens)).toEqual(['kaito']);
});

test('reads nothing on a platform that is switched off, also in a tab that was open before', async ({ lens, visit }) => {
  const page = await lens.context.newPage();
  await browse(page, 'https://kaito.ai/mindshare-arena/voices');
  await expectAllRead(lens, visit);
  const before = (await lens.facts()).size;
  await lens.change({ platforms: { kaito: { enabled: false } } });
  await page.locator('.windows a:has-text("3m")').click();
  await page.locator('.windows [aria-current]:has-text("3m")').waitFor();
  await browse(await lens.context.newPage(), 'https://app.layer3.xyz/discover');
  await expect.poll(() => platformsHeld(lens)).toEqual(['kaito', 'layer3']);
  expect([...(await lens.facts()).keys()].filter((key) => key.startsWith('kaito:')).length).toBe(before);
});

test('reads nothing while paused, and goes on afterwards', async ({ lens, visit }) => {
  await lens.change({ paused: true });
  const page = await lens.context.newPage();
  await browse(page, 'https://app.layer3.xyz/discover');
  await lens.change({ paused: false });
  expect(await platformsHeld(lens)).toEqual([]);
  await browse(page, 'https://app.layer3.xyz/discover');
  await expectAllRead(lens, visit);
});

test('shares nothing unless asked to: nothing waits to be sent', async ({ lens, visit }) => {
  await browse(await lens.context.newPage(), 'https://app.galxe.com/quest/explore/all');
  await expectAllRead(lens, visit);
  expect(await lens.rows('queue')).toEqual([]);
});

test('asks for no more than the platforms’ hosts and four permissions', () => {
  const manifest = JSON.parse(readFileSync(path.join(extensionDir, 'manifest.json'), 'utf8'));
  expect([...manifest.permissions].sort()).toEqual(['alarms', 'scripting', 'sidePanel', 'unlimitedStorage']);
  const hosts = [...manifest.host_permissions].map((pattern: string) => new URL(pattern.replace('/*', '/')).hostname);
  expect(
    hosts.every((host) =>
      /^(app\.galxe\.com|app\.layer3\.xyz|(www\.|yaps\.)?kaito\.ai|127\.0\.0\.1|(mobile\.)?(x|twitter)\.com)$/.test(host),
    ),
  ).toBe(true);
  expect(manifest.web_accessible_resources ?? []).toEqual([]);
});
