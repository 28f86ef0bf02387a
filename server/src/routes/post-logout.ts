import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';
import { signedIn } from '../http/signed-in.ts';

/** `POST /v1/auth/logout`: ends the session of the token it comes with, on this device only. */
export const postLogout = ({ sessions }: Pick<Deps, 'sessions'>) =>
  new Hono<AppEnv>().post(
    '/auth/logout',
    declares({ tag: 'auth', summary: 'Signs this device out', answers: { 204: undefined } }),
    signedIn(sessions),
    async (c) => {
      await sessions.end(c.get('account'));
      return c.body(null, 204);
    },
  );
