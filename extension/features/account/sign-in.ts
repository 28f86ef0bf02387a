import { lifetimes } from '@infofi-lens/shared/contracts/auth';
import type { EpochMs } from '@infofi-lens/shared/units';
import { currentLocale } from '@infofi-lens/shared/words/current';
import type { AuthApi } from '../../api/auth.ts';
import { ApiError } from '../../api/request.ts';
import type { Store } from '../../storage/store.ts';
import type { PendingSignIn } from '../../storage/tables/session.ts';
import { challengeOf, verifierFrom } from './pkce.ts';

/** How often the extension asks whether somebody has signed. */
export const askEveryMs = 2_000;

/** Begins a sign-in and remembers it, so that a page that is closed and opened again goes on waiting. @param random 32 random bytes. */
export async function beginSignIn(store: Store, server: string, random: Uint8Array, now: EpochMs): Promise<PendingSignIn> {
  const pending = await newTry(server, random, now);
  await store.session.begin(pending);
  return pending;
}

/** What somebody waits with. @param random 32 random bytes. */
export async function newTry(server: string, random: Uint8Array, now: EpochMs): Promise<PendingSignIn> {
  const verifier = verifierFrom(random);
  return { server, verifier, challenge: await challengeOf(verifier), startedAt: now };
}

/** The server's page on which somebody signs in, in the language chosen here. What follows '#' is not sent to any server by the browser itself. */
export const connectPage = ({ server, challenge }: PendingSignIn): string =>
  `${server}/connect?lang=${currentLocale()}#challenge=${challenge}`;

/** Until when that try lives. */
export const expiryOf = ({ startedAt }: PendingSignIn): number => startedAt + lifetimes.connect;

/**
 * Asks once whether the person has signed; with the tokens the session begins.
 * @returns whether to ask again. A server that is away for a moment is asked again, until the try is over.
 */
export async function askOnce(store: Store, api: Pick<AuthApi, 'connectToken'>, now: EpochMs): Promise<boolean> {
  const pending = await store.session.pending();
  if (!pending) return false;
  if (now >= expiryOf(pending)) return end(store, pending, 'connect_expired', now);
  try {
    const answer = await api.connectToken(pending.verifier);
    if (answer.status === 'pending') return true;
    return await store.atOnce(async () => {
      // Cancelled, or begun anew, while the answer was on its way: those tokens are for nobody.
      if ((await store.session.pending())?.verifier === pending.verifier)
        await store.session.keep({ server: pending.server, tokens: answer });
      return false;
    });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return isPassing(error) ? true : end(store, pending, error.code, now);
  }
}

/** Away, overloaded, or asked too often: not an answer to the question. */
export const isPassing = ({ status }: ApiError): boolean => status === undefined || status === 429 || status >= 500;

async function end(store: Store, { server, verifier }: PendingSignIn, code: string, at: EpochMs): Promise<false> {
  await store.atOnce(async () => {
    if ((await store.session.pending())?.verifier === verifier) await store.session.end({ server, code, at });
  });
  return false;
}
