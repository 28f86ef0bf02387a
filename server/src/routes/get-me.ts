import { Account } from '@infofi-lens/shared/contracts/account';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';
import { NotFoundError } from '../http/errors.ts';
import { signedIn } from '../http/signed-in.ts';

/** `GET /v1/auth/me`: the account of the token it comes with. */
export const getMe = ({ sessions, accounts }: Pick<Deps, 'sessions' | 'accounts'>) =>
  new Hono<AppEnv>().get(
    '/auth/me',
    declares({ tag: 'auth', summary: 'Who is signed in', answers: { 200: Account } }),
    signedIn(sessions),
    async (c) => {
      const account = await accounts.byId(c.get('account').accountId);
      if (!account) throw new NotFoundError('account'); // deleted between the look at the token and this one
      return c.json(Account.parse(account));
    },
  );
