import type { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/app-env.ts';
import { getMe } from './get-me.ts';
import { postConnectToken } from './post-connect-token.ts';
import { postLogout } from './post-logout.ts';
import { postRefresh } from './post-refresh.ts';
import { postWalletLogin } from './post-wallet-login.ts';
import { postWalletNonce } from './post-wallet-nonce.ts';

/** Every route under `/v1`, one line each. A route that is not here does not exist. */
export const v1Routes = (deps: Deps): Hono<AppEnv>[] => [
  getMe(deps),
  postConnectToken(deps),
  postLogout(deps),
  postRefresh(deps),
  postWalletLogin(deps),
  postWalletNonce(deps),
];
