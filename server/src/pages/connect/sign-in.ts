import { type HandedOver, WalletLogin, WalletNonce } from '@infofi-lens/shared/contracts/auth';
import { Problem } from '@infofi-lens/shared/contracts/problem';
import * as z from 'zod/mini';
import { serverTrouble, type Trouble, unexpected, unreachable, walletTrouble } from './problems.ts';
import type { Provider } from './wallets.ts';

export type Outcome = { address: string } | { trouble: Trouble };

export interface SignInSteps {
  provider: Provider;
  challenge: string;
  /** Told before each wait, in words for the person. */
  waiting(what: string): void;
  /** `window.fetch`, or the app itself in tests. */
  fetch(path: string, init: RequestInit): Promise<Response>;
}

const Accounts = z.array(z.string()).check(z.minLength(1));
const ChainId = z.string().check(z.regex(/^0x[0-9a-fA-F]{1,13}$/));
const Signature = z.string().check(z.regex(/^0x[0-9a-fA-F]+$/));

/** Asks the wallet who it is, the server what to sign, the wallet to sign it, and hands it in. Never throws. */
export async function signIn({ provider, challenge, waiting, fetch }: SignInSteps): Promise<Outcome> {
  try {
    waiting('Waiting for your wallet: choose the account to sign in with.');
    const [address = ''] = await ask(provider, 'eth_requestAccounts', [], Accounts);
    const chainId = Number(await ask(provider, 'eth_chainId', [], ChainId));
    waiting('Asking the server what to sign ...');
    const { message } = await post(fetch, '/v1/auth/wallet-nonce', { address, chainId, challenge }, WalletNonce);
    waiting('Waiting for your wallet: read the text and sign it.');
    const signature = await ask(provider, 'personal_sign', [hexOf(message), address], Signature);
    waiting('Handing the signature in ...');
    const { status } = await post(fetch, '/v1/auth/wallet-login', { message, signature }, WalletLogin);
    return status === ('handed_over' satisfies z.infer<typeof HandedOver>['status']) ? { address } : { trouble: unexpected };
  } catch (error) {
    return { trouble: error instanceof Stop ? error.trouble : unexpected };
  }
}

/** Ends the steps early, with what to tell the person. */
class Stop extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble.title);
    this.trouble = trouble;
  }
}

async function ask<T>(provider: Provider, method: string, params: readonly unknown[], shape: z.ZodMiniType<T>): Promise<T> {
  const answer = await provider.request({ method, params }).catch((error: unknown) => {
    throw new Stop(walletTrouble(error));
  });
  return shape.parse(answer);
}

async function post<T>(fetch: SignInSteps['fetch'], path: string, body: object, shape: z.ZodMiniType<T>): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => {
    throw new Stop(unreachable);
  });
  const answer: unknown = await response.json().catch(() => {
    throw new Stop(unreachable);
  });
  if (response.ok) return shape.parse(answer);
  throw new Stop(serverTrouble(Problem.parse(answer)));
}

/** `personal_sign` takes the text's UTF-8 bytes as hex. */
function hexOf(text: string): string {
  return `0x${[...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
