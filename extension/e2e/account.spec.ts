import { browse } from './harness/browse.ts';
import { signIn } from './harness/sign-in.ts';
import { expect, expectAllRead, test } from './harness/test.ts';

test('a wallet signs in on the API’s page, and both screens show the same code', async ({ lens, api }) => {
  await lens.change({ api: api.url });
  const { codes, address, settings } = await signIn(lens);
  expect(codes[0]).toMatch(/^\w{4}-\w{4}$/);
  expect(codes[0]).toBe(codes[1]);
  await expect(settings.getByText(address)).toBeVisible();
  await settings.getByRole('button', { name: 'Sign out' }).click();
  await expect(settings.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
});

test('no page of a platform can read the tokens of the session', async ({ lens, api }) => {
  await lens.change({ api: api.url });
  await signIn(lens);
  const page = await lens.context.newPage();
  await browse(page, 'https://app.galxe.com/quest/explore/all');
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
});

test('a browser is linked to the account by choice, with the keyboard, and unlinked again', async ({ lens, visit, api }) => {
  const linked = () =>
    api.database.query<{ key: string; wallet: string }>(
      'select c.id as key, w.address as wallet from linked_contributors l join contributors c on c.no = l.contributor join account_wallets w using (account_id)',
    );
  await lens.change({ api: api.url, platforms: { kaito: { enabled: true, share: true } } });
  const { settings, address } = await signIn(lens);
  const account = settings.locator('#account');
  await expect(account.getByText('This browser has shared nothing yet')).toBeVisible();

  await browse(await lens.context.newPage(), 'https://kaito.ai/mindshare-arena/voices');
  await expectAllRead(lens, visit);
  await lens.send('sync-now', {});
  await settings.bringToFront();
  await account.getByRole('button', { name: 'Link this browser' }).press('Enter');
  await expect(account.getByText('linked since')).toBeVisible();
  const [own] = (await lens.rows('identity')) as { contributor: string }[]; // IdentityRow
  expect(await linked()).toEqual([{ key: own?.contributor, wallet: address }]);

  const unlink = account.getByRole('button', { name: 'Unlink' });
  await expect(unlink).toBeFocused();
  await unlink.press('Enter');
  await expect(account.getByText('not linked')).toBeVisible();
  expect(await linked()).toEqual([]);
});

test('deleting everything leaves nothing behind', async ({ lens, visit, api }) => {
  await lens.change({ api: api.url, platforms: { kaito: { enabled: true, share: true } } });
  const page = await lens.context.newPage();
  await browse(page, 'https://kaito.ai/mindshare-arena/voices');
  await expectAllRead(lens, visit);
  await page.close();
  await lens.send('erase', {});
  for (const table of ['facts', 'history', 'changes', 'queue', 'crowd', 'crowdNews', 'settings', 'time', 'health', 'state'])
    expect(await lens.rows(table), table).toEqual([]);
});
