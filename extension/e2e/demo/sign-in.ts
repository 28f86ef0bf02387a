import type { Page } from '@playwright/test';
import { giveWallet } from '../harness/wallet.ts';
import type { Album } from './album.ts';
import type { Person } from './person.ts';

export interface SignedIn {
  readonly address: string;
  /** The codes that people compare, as the two screens showed them. */
  readonly codes: readonly [extension: string, page: string];
}

/** Signs in with a fresh wallet, from the extension's settings through the API's page and back. */
export async function signIn({ lens }: Person, album?: Album): Promise<SignedIn> {
  const { address } = await giveWallet(lens.context);
  const settings = await lens.open('options.html');
  const opened = lens.context.waitForEvent('page');
  await settings.getByRole('button', { name: 'Sign in with a wallet' }).click();
  const connect: Page = await opened;
  const choose = connect.getByRole('button', { name: 'Sign in with Test Wallet' });
  await choose.waitFor();
  const codes = [await textOf(settings, '.settings-code'), await textOf(connect, '#code')] as const;
  await album?.take(connect, 'connect', 'The page of the API where a wallet signs in', { width: 900, height: 760 });
  await choose.click();
  await connect.locator('#done').waitFor();
  await settings.bringToFront(); // it asks only while somebody looks
  await settings.getByText(address, { exact: false }).first().waitFor();
  await album?.take(settings, 'settings', 'The settings, signed in', { width: 980, height: 900 });
  return { address, codes };
}

async function textOf(page: Page, selector: string): Promise<string> {
  return ((await page.locator(selector).first().textContent()) ?? '').trim();
}
