import { browse, follow, settled } from './harness/browse.ts';
import { expect, expectAllRead, test } from './harness/test.ts';
import { openAccount } from './replicas/x.ts';

test('keeps every campaign and space that Galxe shows, from hydration, lists and pages', async ({ lens, visit, world }) => {
  const page = await lens.context.newPage();
  await browse(page, 'https://app.galxe.com/');
  await expectAllRead(lens, visit);
  await follow(page, 'nav a[href="/quest/explore/all"]');
  await page.getByRole('button', { name: 'Newest' }).click();
  await expect(page.locator('[aria-pressed]')).toHaveText('Newest');
  await settled(page);
  await expectAllRead(lens, visit);
  await follow(page, 'a.card');
  await expectAllRead(lens, visit);
  const space = world.galxe.spaces[3];
  await browse(page, `https://app.galxe.com/quest/${encodeURIComponent(space?.alias ?? '')}?tab=leaderboard`);
  await expectAllRead(lens, visit);
});

test('keeps what Layer3 answers in batches', async ({ lens, visit }) => {
  const page = await lens.context.newPage();
  await browse(page, 'https://app.layer3.xyz/discover');
  await expectAllRead(lens, visit);
  await follow(page, 'a.tile');
  await expectAllRead(lens, visit);
  await follow(page, 'aside a[href="/discover?tab=streaks"]');
  await expectAllRead(lens, visit);
});

test('finds nothing on the page of the gatekeeper in front of Layer3', async ({ lens, visit }) => {
  visit.mood.challenge = true;
  const page = await lens.context.newPage();
  await page.goto('https://app.layer3.xyz/discover');
  visit.mood.challenge = false;
  await browse(page, 'https://kaito.ai/mindshare-arena/voices');
  await expectAllRead(lens, visit);
});

test('keeps the boards of Kaito in all three generations', async ({ lens, visit, world }) => {
  const page = await lens.context.newPage();
  await browse(page, 'https://kaito.ai/mindshare-arena/voices');
  await expectAllRead(lens, visit);
  await follow(page, '.windows a:has-text("30d")');
  await expectAllRead(lens, visit);
  await browse(page, `https://yaps.kaito.ai/yapper-leaderboards?topic=${world.kaito.topics[0]}`);
  await expectAllRead(lens, visit);
  await browse(page, `https://yaps.kaito.ai/pre-tge?topic=${world.kaito.topics[1]}&duration=30d`);
  await expectAllRead(lens, visit);
});

test('keeps profiles and posts of X once it is switched on, and nobody who is protected', async ({ lens, visit, world }) => {
  await lens.change({ platforms: { x: { enabled: true } } });
  const page = await lens.context.newPage();
  await browse(page, 'https://x.com/home');
  await expectAllRead(lens, visit);
  await browse(page, `https://x.com/${openAccount(world).handle}`);
  await expectAllRead(lens, visit);
  await follow(page, 'article a[href*="/status/"]');
  await expectAllRead(lens, visit);
  await browse(page, 'https://x.com/search?q=mindshare');
  await expectAllRead(lens, visit);
  const hidden = world.x.users.filter((user) => user.protected);
  const held = JSON.stringify([...(await lens.facts())].map(([key, fields]) => [key, [...fields]]));
  for (const { id, handle } of hidden) {
    expect(held).not.toContain(`"x:profile:${id}"`);
    expect(held).not.toContain(`"${handle}"`);
  }
});

test('never keeps the e-mail addresses and tokens that pages carry', async ({ lens, visit, world }) => {
  const page = await lens.context.newPage();
  const space = world.galxe.spaces[2];
  await browse(page, `https://app.galxe.com/quest/${encodeURIComponent(space?.alias ?? '')}?tab=leaderboard`);
  await expectAllRead(lens, visit);
  for (const table of ['facts', 'history', 'changes', 'queue']) {
    const text = JSON.stringify(await lens.rows(table));
    expect(text).not.toContain('@example.test');
    expect(text).not.toContain('secret-token');
  }
});
