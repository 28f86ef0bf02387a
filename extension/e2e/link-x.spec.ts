import { AxeBuilder } from '@axe-core/playwright';
import { browse } from './harness/browse.ts';
import type { Lens } from './harness/lens.ts';
import { signIn } from './harness/sign-in.ts';
import { expect, expectAllRead, test } from './harness/test.ts';

/** Somebody on a board that names people by the number of their X account. */
async function somebodyMet(lens: Lens): Promise<{ id: string; handle: string }> {
  for (const [key, fields] of await lens.facts()) {
    const id = /^kaito:profile:(\d+)$/.exec(key)?.[1];
    const handle = fields.get('handle');
    if (id !== undefined && typeof handle === 'string' && /^\w{1,15}$/.test(handle)) return { id, handle };
  }
  throw new Error('The board named nobody.');
}

test('an X account is linked by what a wallet signs on the API’s page, and taken back again', async ({ lens, visit, api }, info) => {
  await lens.change({ api: api.url });
  await browse(await lens.context.newPage(), 'https://kaito.ai/mindshare-arena/voices');
  await expectAllRead(lens, visit);
  const { id, handle } = await somebodyMet(lens);
  const { settings, address } = await signIn(lens);
  const account = settings.locator('#account');
  await expect(account.getByText('None is linked.')).toBeVisible();

  await account.getByRole('button', { name: 'Link an X handle' }).press('Enter');
  await account.getByLabel('X handle', { exact: true }).fill('@nobody_met');
  await expect(account.getByText('This browser has not met @nobody_met yet')).toBeVisible();
  await account.getByLabel('X handle', { exact: true }).fill(`@${handle.toUpperCase()}`);
  await expect(account.getByText(`number ${id} on X`)).toBeVisible();
  await account.getByLabel('Everybody').press('Space');
  await settings.screenshot({ path: info.outputPath('form.png'), fullPage: true });
  const opened = lens.context.waitForEvent('page');
  await account.getByRole('button', { name: 'Go on to sign' }).press('Enter');
  const connect = await opened;
  await expect(connect.getByRole('heading', { name: 'Link an X account' })).toBeVisible();
  await expect(connect.locator('#email-step')).toBeHidden();
  await expect(connect.locator('#code')).toHaveText(((await account.locator('.settings-code').textContent()) ?? '').trim());
  const choose = connect.getByRole('button', { name: 'Sign with Test Wallet' });
  await choose.waitFor();
  await connect.screenshot({ path: info.outputPath('connect.png'), fullPage: true });
  await choose.click();
  await expect(connect.getByText('Your wallet has signed')).toBeVisible();

  await settings.bringToFront(); // it asks only while somebody looks
  await expect(account.getByText(`@${handle}`, { exact: true })).toBeVisible();
  await expect(account.getByText('50% sure: your signature alone says so.')).toBeVisible();
  const kept = () => api.database.query<{ wallet: string; handle: string; public: boolean }>('select wallet, handle, public from x_links');
  expect(await kept()).toEqual([{ wallet: address, handle, public: true }]);

  for (const [name, colorScheme, width, dir] of [
    ['light', 'light', 1280, 'ltr'],
    ['dark', 'dark', 1280, 'ltr'],
    ['narrow', 'light', 320, 'ltr'],
    ['rtl', 'dark', 320, 'rtl'],
  ] as const) {
    await settings.emulateMedia({ colorScheme });
    await settings.setViewportSize({ width, height: 900 });
    await settings.evaluate((way) => document.documentElement.setAttribute('dir', way), dir);
    await account.getByRole('button', { name: `Take back the link to @${handle}` }).scrollIntoViewIfNeeded();
    expect(await settings.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
    await settings.screenshot({ path: info.outputPath(`${name}.png`) });
  }
  const { violations } = await new AxeBuilder({ page: settings }).include('#account').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  const back = account.getByRole('button', { name: `Take back the link to @${handle}` });
  await back.press('Enter');
  await expect(account.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await settings.screenshot({ path: info.outputPath('sure.png') });
  await account.getByRole('button', { name: 'Take it back' }).press('Enter');
  await expect(account.getByText(`The link to @${handle} is taken back`)).toBeVisible();
  expect(await kept()).toEqual([]);
});
