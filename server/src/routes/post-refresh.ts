import { RefreshRequest, Tokens } from '@infofi-lens/shared/contracts/auth';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';
import { limited } from '../http/limited.ts';

/** `POST /v1/auth/refresh`: new tokens for a refresh token, which then works no more. */
export const postRefresh = ({ sessions, limiting }: Pick<Deps, 'sessions' | 'limiting'>) =>
  new Hono<AppEnv>().post(
    '/auth/refresh',
    declares({
      tag: 'auth',
      summary: 'Swaps a refresh token for new tokens',
      answers: { 200: Tokens },
      problems: ['refresh_token_invalid', 'refresh_token_expired', 'refresh_token_reused'],
    }),
    limited('refresh', limiting),
    accepts('json', RefreshRequest),
    async (c) => c.json(Tokens.parse(await sessions.refresh(c.req.valid('json').refreshToken))),
  );
