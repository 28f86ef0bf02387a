import { HandedOver, type WalletPurpose } from '@infofi-lens/shared/contracts/auth';
import * as z from 'zod/mini';
import { type Fetch, post, Stop } from '../post.ts';
import type { Trouble } from '../troubles.ts';
import { signingTrouble, unexpected, walletTrouble } from './problems.ts';
import type { Provider } from './wallets.ts';
import { connectWords } from './words.ts';

export type Outcome = { address: string } | { trouble: Trouble };

/** What somebody signs for on this page: to sign in, to add the wallet, or to state that an X account is theirs. */
export type PagePurpose = WalletPurpose | 'state_x';

export interface SignInSteps {
  provider: Provider;
  challenge: string;
  purpose: PagePurpose;
  /** Told before each wait, in words for the person. */
  waiting(what: string): void;
  fetch: Fetch;
}

const words = connectWords.wallet;
/** Where the text comes from, and where it goes to when it is signed. */
const paths = {
  wallet: { text: '/v1/auth/wallet-nonce', signed: '/v1/auth/wallet-login' },
  x: { text: '/v1/auth/x-statement', signed: '/v1/auth/x-signature' },
} as const;

const Accounts = z.array(z.string()).check(z.minLength(1));
const ChainId = z.string().check(z.regex(/^0x[0-9a-fA-F]{1,13}$/));
/** All that this page needs of the answer to either question. */
const Message = z.object({ message: z.string() });
const Signature = z.string().check(z.regex(/^0x[0-9a-fA-F]+$/));

/** Asks the wallet who it is, the server what to sign, the wallet to sign it, and hands it in. Never throws. */
export async function signIn({ provider, challenge, purpose, waiting, fetch }: SignInSteps): Promise<Outcome> {
  try {
    waiting(words.choosing);
    const [address = ''] = await ask(provider, 'eth_requestAccounts', [], Accounts);
    const chainId = Number(await ask(provider, 'eth_chainId', [], ChainId));
    waiting(words.asking);
    const who = { address, chainId, challenge };
    const [question, path] = purpose === 'state_x' ? [who, paths.x] : [{ ...who, purpose }, paths.wallet];
    const { message } = await post(fetch, path.text, question, Message, signingTrouble);
    waiting(words.signing);
    const signature = await ask(provider, 'personal_sign', [hexOf(message), address], Signature);
    waiting(words.handing);
    await post(fetch, path.signed, { message, signature }, HandedOver, signingTrouble);
    return { address };
  } catch (error) {
    return { trouble: error instanceof Stop ? error.trouble : unexpected() };
  }
}

async function ask<T>(provider: Provider, method: string, params: readonly unknown[], shape: z.ZodMiniType<T>): Promise<T> {
  const answer = await provider.request({ method, params }).catch((error: unknown) => {
    throw new Stop(walletTrouble(error));
  });
  return shape.parse(answer);
}

/** `personal_sign` takes the text's UTF-8 bytes as hex. */
function hexOf(text: string): string {
  return `0x${[...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
