import type { BrowserContext } from '@playwright/test';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';

export interface Wallet {
  /** EIP-55. */
  readonly address: string;
  /** To give the same one to another browser. */
  readonly key: `0x${string}`;
}

/**
 * Puts a wallet, with a fresh key unless one is given, into every page that is opened from now on, announced as EIP-6963 asks. It agrees to
 * everything: whoever tests is the one who clicks.
 */
export async function giveWallet(context: BrowserContext, name = 'Test Wallet', key = generatePrivateKey()): Promise<Wallet> {
  const account = privateKeyToAccount(key);
  await context.exposeFunction('lensTestWallet', async (method: string, params: readonly unknown[]) => {
    if (method === 'eth_requestAccounts' || method === 'eth_accounts') return [account.address];
    if (method === 'eth_chainId') return '0x1';
    if (method === 'personal_sign') return account.signMessage({ message: { raw: asHex(params[0]) } });
    throw new Error(`The test wallet does not know ${method}.`);
  });
  await context.addInitScript((label) => {
    const ask = (globalThis as unknown as { lensTestWallet(method: string, params: readonly unknown[]): Promise<unknown> }).lensTestWallet;
    const provider = {
      request: ({ method, params = [] }: { method: string; params?: readonly unknown[] }) => ask(method, params),
      on: () => provider,
      removeListener: () => provider,
    };
    const icon = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#2b6cf6"/><circle cx="16" cy="16" r="7" fill="#fff"/></svg>')}`;
    const info = { uuid: crypto.randomUUID(), name: label, icon, rdns: 'test.wallet' };
    const announce = () => dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail: Object.freeze({ info, provider }) }));
    addEventListener('eip6963:requestProvider', announce);
    announce();
  }, name);
  return { address: account.address, key };
}

/** `personal_sign` takes the text as hex, or (some pages) as it is. */
function asHex(data: unknown): `0x${string}` {
  const text = String(data);
  return /^0x[0-9a-f]*$/i.test(text) ? (text as `0x${string}`) : `0x${Buffer.from(text, 'utf8').toString('hex')}`;
}
