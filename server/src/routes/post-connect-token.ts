import { ConnectAnswer, ConnectPending, ConnectTokenRequest, Tokens } from '@infofi-lens/shared/contracts/auth';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';
import { limited } from '../http/limited.ts';
import { deviceKind } from '../services/auth/device-kind.ts';

/** `POST /v1/auth/connect-token`: an extension fetches the tokens of the sign-in it waits for. */
export const postConnectToken = ({ walletSignIn, limiting }: Pick<Deps, 'walletSignIn' | 'limiting'>) =>
  new Hono<AppEnv>().post(
    '/auth/connect-token',
    declares({
      tag: 'auth',
      summary: 'Fetches the tokens of a sign-in on the connect page',
      answers: { 200: Tokens, 202: ConnectPending },
      problems: ['connect_expired', 'connect_already_redeemed'],
    }),
    limited('connect_token', limiting),
    accepts('json', ConnectTokenRequest),
    async (c) => {
      const answer = ConnectAnswer.parse(await walletSignIn.redeem(c.req.valid('json').verifier, deviceKind(c.req.header('user-agent'))));
      return c.json(answer, answer.status === 'pending' ? 202 : 200);
    },
  );
