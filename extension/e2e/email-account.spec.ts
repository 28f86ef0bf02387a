import { openMailbox } from '../../server/src/testing/mailbox.ts';
import { test as base, expect } from './harness/test.ts';
import { giveWallet } from './harness/wallet.ts';

const test = base.extend<{ mailbox: Awaited<ReturnType<typeof openMailbox>> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here
  mailbox: async ({}, use) => {
    const mailbox = await openMailbox();
    await use(mailbox);
    await mailbox.close();
  },
  apiEnv: async ({ mailbox }, use) => use({ SMTP_URL: mailbox.url, MAIL_FROM: 'InfoFi Lens <lens@lens.test>' }),
});

const password = 'a long walk in Ghent';

test('a person registers with an e-mail address, adds a wallet, and deletes the account', async ({ lens, api, mailbox }) => {
  await lens.change({ api: api.url });
  const { address } = await giveWallet(lens.context);
  const settings = await lens.open('options.html');
  const account = settings.locator('#account');
  const opened = lens.context.waitForEvent('page');
  await account.getByRole('button', { name: 'Sign in', exact: true }).click();
  const connect = await opened;

  await connect.getByRole('button', { name: 'No account yet? Create one' }).click();
  await connect.getByRole('textbox', { name: 'E-mail address' }).fill('maria@mail.example');
  await connect.getByLabel('Password', { exact: true }).fill('password123');
  await connect.getByRole('button', { name: 'Create account' }).click();
  await expect(connect.getByRole('alert')).toContainText('among the first that somebody would guess');
  await connect.getByLabel('Password', { exact: true }).fill(password);
  await connect.getByRole('button', { name: 'Create account' }).press('Enter');
  await expect(connect.getByText('A mail is on its way to')).toBeVisible();

  await expect.poll(() => mailbox.caught.length).toBe(1);
  const link = /http\S+#token=\S+/.exec(mailbox.caught[0]?.text ?? '')?.[0] ?? '';
  const confirm = await lens.context.newPage();
  await confirm.goto(link);
  expect(confirm.url()).not.toContain('token');
  await confirm.getByLabel('Password', { exact: true }).fill(password);
  await confirm.getByLabel('Password', { exact: true }).press('Enter');
  await expect(confirm.getByText('The extension that waited signs in by itself.')).toBeVisible();

  await settings.bringToFront();
  await expect(account.getByText('maria@mail.example')).toBeVisible();
  await expect(account.getByText('This is the only way into your account.')).toBeVisible();

  const adding = lens.context.waitForEvent('page');
  await account.getByRole('button', { name: 'Add a wallet' }).click();
  const add = await adding;
  await expect(add.getByRole('heading', { name: 'Add a wallet' })).toBeVisible();
  await add.getByRole('button', { name: 'Add Test Wallet' }).click();
  await expect(add.getByText('Your wallet has signed')).toBeVisible();
  await settings.bringToFront();
  await expect(account.getByText(address)).toBeVisible();
  await expect(account.getByText('Chrome, Linux')).toBeVisible();

  await settings.setViewportSize({ width: 320, height: 800 });
  expect(await settings.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await account.getByRole('button', { name: 'Delete the account…' }).click();
  await account.getByRole('button', { name: 'Delete it', exact: true }).click();
  await expect(account.getByText('Your account is deleted')).toBeVisible();
  await expect(account.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  for (const table of ['accounts', 'account_emails', 'account_wallets', 'sessions', 'refresh_tokens'])
    expect(await api.database.query(`select 1 from ${table}`), table).toEqual([]);
});
