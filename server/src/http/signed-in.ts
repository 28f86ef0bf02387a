import { LensError } from '@infofi-lens/shared/errors';
import { createMiddleware } from 'hono/factory';
import { uniqueSymbol } from 'hono-openapi';
import type { AppEnv } from './app-env.ts';
import { refusals } from './declares.ts';

/** Who is asking: decided by the bearer token alone. */
export interface SignedIn {
  readonly accountId: string;
  readonly sessionId: string;
}

/** Looks a token up. */
export interface Sessions {
  /** @throws LensError `unauthenticated` or `token_expired`. */
  whoHolds(accessToken: string): Promise<SignedIn>;
}

type SignedInEnv = AppEnv & { Variables: { account: SignedIn } };

/**
 * Lets only signed-in people through, and documents it. The handler reads `c.get('account')` and must give its `accountId`
 * to every store call: what is not theirs is answered like what does not exist.
 */
export function signedIn(sessions: Sessions) {
  const middleware = createMiddleware<SignedInEnv>(async (c, next) => {
    const token = /^Bearer ([A-Za-z0-9_-]{20,200})$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (!token) throw new LensError('unauthenticated', 'Sign in first: this needs an access token.');
    c.set('account', await sessions.whoHolds(token));
    await next();
    c.header('cache-control', 'no-store');
  });
  const spec = { security: [{ bearer: [] }], responses: refusals(['unauthenticated', 'token_expired']) };
  return Object.assign(middleware, { [uniqueSymbol]: { spec } });
}
