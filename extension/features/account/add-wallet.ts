import type { EpochMs } from '@infofi-lens/shared/units';
import type { AccountApi } from '../../api/account.ts';
import { ApiError } from '../../api/request.ts';
import type { Store } from '../../storage/store.ts';
import type { PendingWallet } from '../../storage/tables/session.ts';
import { connectPage, expiryOf, isPassing, newTry } from './sign-in.ts';

/** Begins to add a wallet and remembers it, as a sign-in is. @param random 32 random bytes. */
export async function beginAdding(store: Store, server: string, random: Uint8Array, now: EpochMs): Promise<PendingWallet> {
  const pending = await newTry(server, random, now);
  await store.session.beginAdding(pending);
  return pending;
}

/** The page on which the wallet signs that it is to be added. */
export const addingPage = (pending: PendingWallet): string => `${connectPage(pending)}&for=wallet`;

/** How a try to add a wallet stands: still waiting, over, or over with the code of why. */
export type Adding = 'waiting' | 'over' | { readonly refused: string };

/** Asks once whether the wallet has signed. A server that is away for a moment is asked again, until the try is over. */
export async function askWallet(store: Store, api: Pick<AccountApi, 'linkWallet'>, now: EpochMs): Promise<Adding> {
  const pending = await store.session.adding();
  if (!pending) return 'over';
  const outcome = now >= expiryOf(pending) ? { refused: 'connect_expired' } : await ask(api, pending.verifier);
  if (outcome !== 'waiting' && (await store.session.adding())?.verifier === pending.verifier) await store.session.endAdding();
  return outcome;
}

async function ask(api: Pick<AccountApi, 'linkWallet'>, verifier: string): Promise<Adding> {
  try {
    return (await api.linkWallet(verifier)).status === 'pending' ? 'waiting' : 'over';
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return isPassing(error) ? 'waiting' : { refused: error.code };
  }
}
