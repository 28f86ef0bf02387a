import { DeleteAccountRequest } from '@infofi-lens/shared/contracts/account';
import { Signed } from '@infofi-lens/shared/signing/signed';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';
import { signedIn } from '../http/signed-in.ts';

/** `DELETE /v1/auth/me`: deletes the account of the token with everything behind it. */
export const deleteMe = ({ sessions, accountErasure }: Pick<Deps, 'sessions' | 'accountErasure'>) =>
  new Hono<AppEnv>().delete(
    '/auth/me',
    declares({
      tag: 'auth',
      summary: 'Deletes the account with everything behind it',
      description:
        'The answer is signed by the server: its `text` says, for each table, how many rows were deleted and that none is left. What linked browsers shared under their own keys is no part of the account; erase it with `/v1/contributors/erase`.',
      answers: { 200: Signed },
      problems: ['not_found'],
    }),
    signedIn(sessions),
    accepts('json', DeleteAccountRequest),
    async (c) => c.json(await accountErasure.erase(c.get('account').accountId)),
  );
