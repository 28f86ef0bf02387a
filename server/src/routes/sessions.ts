import { SessionList, SessionParams, SessionsEnded } from '@infofi-lens/shared/contracts/account';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';
import { signedIn } from '../http/signed-in.ts';

/** `GET /v1/auth/sessions`: where the account is signed in; `DELETE` ends all others, `DELETE /v1/auth/sessions/:id` one. */
export const sessions = ({ sessions: service }: Pick<Deps, 'sessions'>) =>
  new Hono<AppEnv>()
    .get(
      '/auth/sessions',
      declares({ tag: 'auth', summary: 'Where the account is signed in', answers: { 200: SessionList } }),
      signedIn(service),
      async (c) => c.json(SessionList.parse(await service.list(c.get('account')))),
    )
    .delete(
      '/auth/sessions',
      declares({ tag: 'auth', summary: 'Signs all other devices out', answers: { 200: SessionsEnded } }),
      signedIn(service),
      async (c) => c.json(SessionsEnded.parse({ ended: await service.endOthers(c.get('account')) })),
    )
    .delete(
      '/auth/sessions/:id',
      declares({ tag: 'auth', summary: 'Signs one device out', answers: { 204: undefined }, problems: ['not_found'] }),
      signedIn(service),
      accepts('param', SessionParams),
      async (c) => {
        await service.endOne(c.get('account'), c.req.valid('param').id);
        return c.body(null, 204);
      },
    );
