import type { Page } from '@playwright/test';
import type { Lens } from './lens.ts';
import { giveWallet } from './wallet.ts';

export interface SignedIn {
  readonly address: string;
  /** Signs the same account in elsewhere. */
  readonly key: `0x${string}`;
  /** The codes that people compare, as the two screens showed them. */
  readonly codes: readonly [extension: string, page: string];
  /** The extension's settings, still open. */
  readonly settings: Page;
}

/**
 * Signs in with a wallet, fresh unless a key is given, from the extension's settings through the API's page and back.
 * @param look Called when the page of the API offers the wallet, before it is chosen.
 */
export async function signIn(
  lens: Lens,
  look: (connect: Page) => Promise<void> = async () => {},
  sameKey?: `0x${string}`,
): Promise<SignedIn> {
  const { address, key } = await giveWallet(lens.context, undefined, sameKey);
  const settings = await lens.open('options.html#account');
  const opened = lens.context.waitForEvent('page');
  await settings.getByRole('button', { name: 'Sign in', exact: true }).click();
  const connect = await opened;
  const choose = connect.getByRole('button', { name: 'Sign in with Test Wallet' });
  await choose.waitFor();
  const codes = [await textOf(settings, '.settings-code'), await textOf(connect, '#code')] as const;
  await look(connect);
  await choose.click();
  await connect.locator('#done').waitFor();
  await settings.bringToFront(); // it asks only while somebody looks
  await settings.getByText(address, { exact: false }).first().waitFor();
  return { address, key, codes, settings };
}

async function textOf(page: Page, selector: string): Promise<string> {
  return ((await page.locator(selector).first().textContent()) ?? '').trim();
}
