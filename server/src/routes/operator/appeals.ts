import { Appeals, DecideAppeal, NoParams } from '@infofi-lens/shared/contracts/operating';
import { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import { accepts } from '../../http/accepts.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { declares } from '../../http/declares.ts';
import { operating } from '../../http/operating.ts';

/** `GET /v1/operator/appeals`: what nobody has decided yet. `POST …/{no}/decide` decides; granting releases the sighting. */
export const appeals = ({ operate, operators }: Pick<Deps, 'operate' | 'operators'>) =>
  new Hono<AppEnv>()
    .get(
      '/operator/appeals',
      declares({ tag: 'operator', summary: 'Open appeals', answers: { 200: Appeals } }),
      operating(operators),
      async (c) => c.json(Appeals.parse({ items: await operate.openAppeals() })),
    )
    .post(
      '/operator/appeals/:no/decide',
      declares({ tag: 'operator', summary: 'Decide an appeal', answers: { 204: undefined }, problems: ['not_found'] }),
      operating(operators),
      accepts('json', DecideAppeal),
      accepts('param', NoParams),
      async (c) => {
        const { decision, answer, reason } = c.req.valid('json');
        await operate.decide(c.req.valid('param').no, decision, answer, { who: c.get('operator'), why: reason });
        return c.body(null, 204);
      },
    );
