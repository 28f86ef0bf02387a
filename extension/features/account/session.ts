import type { EpochMs } from '@infofi-lens/shared/units';
import type { AuthApi } from '../../api/auth.ts';
import { ApiError } from '../../api/request.ts';
import type { Store } from '../../storage/store.ts';
import { isPassing } from './sign-in.ts';

/** A token that ends sooner may end on the way. */
const margin = 30_000;

export interface SessionDeps {
  readonly store: Store;
  readonly api: Pick<AuthApi, 'refresh' | 'logout'>;
  /** Origin the tokens have to be for. */
  readonly server: string;
  readonly now: () => EpochMs;
  /** The browser's locks: of two pages that refresh at once the server would take one for a thief. */
  readonly locks: Pick<LockManager, 'request'>;
}

/**
 * A token that is good now; renewed when it is about to end.
 * @returns `undefined` when nobody is signed in to that server, or no longer.
 * @throws {ApiError} when the token has to be renewed and the server is away: the session is kept.
 */
export function accessToken({ store, api, server, now, locks }: SessionDeps): Promise<string | undefined> {
  return locks.request('lens-session', async () => {
    const session = await store.session.current();
    if (!session || session.server !== server) return undefined;
    if (session.tokens.accessTokenExpiresAt > now() + margin) return session.tokens.accessToken;
    try {
      const tokens = await api.refresh(session.tokens.refreshToken);
      await store.atOnce(() => store.session.keep({ server, tokens }));
      return tokens.accessToken;
    } catch (error) {
      if (!(error instanceof ApiError) || isPassing(error)) throw error;
      await store.atOnce(() => store.session.end({ server, code: error.code, at: now() }));
      return undefined;
    }
  });
}

/** Ends the session, or what waits to become one, here alone and tells nobody: nothing of it may leave any more. @param code Why. */
export async function endSession({ store, now, locks }: Pick<SessionDeps, 'store' | 'now' | 'locks'>, code: string): Promise<void> {
  await locks.request('lens-session', () =>
    store.atOnce(async () => {
      const begun = (await store.session.current()) ?? (await store.session.pending());
      if (begun) await store.session.end({ server: begun.server, code, at: now() });
    }),
  );
}

/** Forgets the session here, whatever the server says. @returns whether the server was told. */
export async function signOut(deps: SessionDeps): Promise<boolean> {
  const told = await accessToken(deps)
    .then((token) => (token === undefined ? undefined : deps.api.logout(token)))
    .then(
      () => true,
      () => false,
    );
  await deps.store.session.forget();
  return told;
}
