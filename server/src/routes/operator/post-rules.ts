import { Added, AddRule, EndRequest, NoParams } from '@infofi-lens/shared/contracts/operating';
import { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import { accepts } from '../../http/accepts.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { declares } from '../../http/declares.ts';
import { operating } from '../../http/operating.ts';

/** `POST /v1/operator/rules`: adds a rule of the firewall. `POST …/{no}/end` ends one. */
export const postRules = ({ operate, operators }: Pick<Deps, 'operate' | 'operators'>) =>
  new Hono<AppEnv>()
    .post(
      '/operator/rules',
      declares({
        tag: 'operator',
        summary: 'Refuse, set aside or trim sightings',
        description: 'Holds in every process within two seconds.',
        answers: { 201: Added },
      }),
      operating(operators),
      accepts('json', AddRule),
      async (c) => {
        const { rule, reason } = c.req.valid('json');
        return c.json({ no: await operate.addRule(rule, { who: c.get('operator'), why: reason }) }, 201);
      },
    )
    .post(
      '/operator/rules/:no/end',
      declares({ tag: 'operator', summary: 'End a rule', answers: { 204: undefined }, problems: ['not_found'] }),
      operating(operators),
      accepts('json', EndRequest),
      accepts('param', NoParams),
      async (c) => {
        await operate.endRule(c.req.valid('param').no, { who: c.get('operator'), why: c.req.valid('json').reason });
        return c.body(null, 204);
      },
    );
