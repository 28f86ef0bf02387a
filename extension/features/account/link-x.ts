import type { EpochMs } from '@infofi-lens/shared/units';
import type { AccountApi } from '../../api/account.ts';
import type { Store } from '../../storage/store.ts';
import type { PendingXLink } from '../../storage/tables/session.ts';
import type { XAccount } from '../../storage/x-account.ts';
import { connectPage, newTry } from './sign-in.ts';
import { askOfTry, type Trying } from './trying.ts';

/** An X account to be linked, and whether everybody may see that. */
export interface XWish extends Pick<XAccount, 'xId' | 'handle'> {
  readonly public: boolean;
}

/** Tells the server what is to be signed, and remembers that it is waited for. @param random 32 random bytes. @throws {ApiError} */
export async function beginStating(
  store: Store,
  api: Pick<AccountApi, 'waitForX'>,
  wish: XWish,
  { server, random, now }: { server: string; random: Uint8Array; now: EpochMs },
): Promise<PendingXLink> {
  const pending = { ...(await newTry(server, random, now)), handle: wish.handle };
  await api.waitForX({ challenge: pending.challenge, xId: wish.xId, handle: wish.handle, public: wish.public });
  await store.session.beginStating(pending);
  return pending;
}

/** The page on which the wallet signs the statement. */
export const statingPage = (pending: PendingXLink): string => `${connectPage(pending)}&for=x`;

/** Asks once whether the wallet has signed; then the link is kept. */
export async function askStated(store: Store, api: Pick<AccountApi, 'linkX'>, now: EpochMs): Promise<Trying> {
  const pending = await store.session.stating();
  if (!pending) return 'over';
  const outcome = await askOfTry(pending, async ({ verifier }) => 'status' in (await api.linkX(verifier)), now);
  if (outcome !== 'waiting' && (await store.session.stating())?.verifier === pending.verifier) await store.session.endStating();
  return outcome;
}
