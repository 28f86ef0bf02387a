import { LensError } from '@infofi-lens/shared/errors';
import { type AccountApi, accountApi } from '../../api/account.ts';
import { authApi } from '../../api/auth.ts';
import type { Connection } from '../../api/request.ts';
import { now } from '../../storage/now.ts';
import { store } from '../../storage/store.ts';
import { accessToken, type SessionDeps } from './session.ts';

/** The real network. */
export const connection = (origin: string): Connection => ({ origin, fetch: (...asked: Parameters<typeof fetch>) => fetch(...asked) });

/** What a session of that server needs, in a page of the extension. */
export const sessionDeps = (server: string): SessionDeps => ({
  store,
  api: authApi(connection(server)),
  server,
  now,
  locks: navigator.locks,
});

/** A token of who is signed in to that server. @throws {LensError} `signed_out` */
export async function tokenFor(server: string): Promise<string> {
  const token = await accessToken(sessionDeps(server));
  if (token === undefined) throw new LensError('signed_out', 'Nobody is signed in.');
  return token;
}

/** What the signed-in account can do. @throws {LensError} `signed_out` */
export const accountAt = async (server: string): Promise<AccountApi> => accountApi(connection(server), await tokenFor(server));
