import type { EpochMs } from '@infofi-lens/shared/units';
import type { AccountApi } from '../../api/account.ts';
import type { Store } from '../../storage/store.ts';
import type { PendingWallet } from '../../storage/tables/session.ts';
import { connectPage, newTry } from './sign-in.ts';
import { askOfTry, type Trying } from './trying.ts';

/** Begins to add a wallet and remembers it, as a sign-in is. @param random 32 random bytes. */
export async function beginAdding(store: Store, server: string, random: Uint8Array, now: EpochMs): Promise<PendingWallet> {
  const pending = await newTry(server, random, now);
  await store.session.beginAdding(pending);
  return pending;
}

/** The page on which the wallet signs that it is to be added. */
export const addingPage = (pending: PendingWallet): string => `${connectPage(pending)}&for=wallet`;

/** Asks once whether the wallet has signed. */
export async function askWallet(store: Store, api: Pick<AccountApi, 'linkWallet'>, now: EpochMs): Promise<Trying> {
  const pending = await store.session.adding();
  if (!pending) return 'over';
  const outcome = await askOfTry(pending, async ({ verifier }) => (await api.linkWallet(verifier)).status === 'pending', now);
  if (outcome !== 'waiting' && (await store.session.adding())?.verifier === pending.verifier) await store.session.endAdding();
  return outcome;
}
