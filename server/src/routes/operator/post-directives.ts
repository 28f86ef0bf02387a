import { AddDirective, Added, EndRequest, NoParams } from '@infofi-lens/shared/contracts/operating';
import { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import { accepts } from '../../http/accepts.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { declares } from '../../http/declares.ts';
import { operating } from '../../http/operating.ts';

/** `POST /v1/operator/directives`: locks, reverts, freezes, or sets a contributor aside. `POST …/{no}/end` ends it. */
export const postDirectives = ({ operate, operators }: Pick<Deps, 'operate' | 'operators'>) =>
  new Hono<AppEnv>()
    .post(
      '/operator/directives',
      declares({
        tag: 'operator',
        summary: 'Lock, revert, freeze, or set a contributor aside',
        description: 'Public on the status page, with its reason. A contributor is counted there and not named.',
        answers: { 201: Added },
      }),
      operating(operators),
      accepts('json', AddDirective),
      async (c) => {
        const { directive, reason } = c.req.valid('json');
        return c.json({ no: await operate.addDirective(directive, { who: c.get('operator'), why: reason }) }, 201);
      },
    )
    .post(
      '/operator/directives/:no/end',
      declares({ tag: 'operator', summary: 'End a directive', answers: { 204: undefined }, problems: ['not_found'] }),
      operating(operators),
      accepts('json', EndRequest),
      accepts('param', NoParams),
      async (c) => {
        await operate.endDirective(c.req.valid('param').no, { who: c.get('operator'), why: c.req.valid('json').reason });
        return c.body(null, 204);
      },
    );
