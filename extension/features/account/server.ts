import { authApi } from '../../api/auth.ts';
import type { Connection } from '../../api/request.ts';
import { now } from '../../storage/now.ts';
import { store } from '../../storage/store.ts';
import type { SessionDeps } from './session.ts';

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
