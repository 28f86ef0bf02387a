import { DecideAppeal, NoParams } from '@infofi-lens/shared/contracts/operating';
import { Contests, OperatorOptOut, OptOutProof } from '@infofi-lens/shared/contracts/shill';
import { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import { accepts } from '../../http/accepts.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { declares } from '../../http/declares.ts';
import { operating } from '../../http/operating.ts';

/**
 * `GET /v1/operator/contests`: what scored people ask for. `POST …/{no}/decide` decides, and does what is granted.
 * `POST /v1/operator/opt-outs` takes a person out of everything, `POST …/end` lets them be known again.
 */
export const operatorContests = ({ contests, optOuts, operators }: Pick<Deps, 'contests' | 'optOuts' | 'operators'>) =>
  new Hono<AppEnv>()
    .get(
      '/operator/contests',
      declares({ tag: 'operator', summary: 'Open contests of people who are scored', answers: { 200: Contests } }),
      operating(operators),
      async (c) => c.json(Contests.parse({ items: await contests.open() })),
    )
    .post(
      '/operator/contests/:no/decide',
      declares({
        tag: 'operator',
        summary: 'Decide a contest',
        description:
          'Look for its code in a public place of the profile first. Granting `own` proves the profile, granting `opt-out` takes the person out of everything.',
        answers: { 204: undefined },
        problems: ['not_found'],
      }),
      operating(operators),
      accepts('json', DecideAppeal),
      accepts('param', NoParams),
      async (c) => {
        const { decision, answer, reason } = c.req.valid('json');
        await contests.decide(c.req.valid('param').no, decision, answer, { who: c.get('operator'), why: reason });
        return c.body(null, 204);
      },
    )
    .post(
      '/operator/opt-outs',
      declares({
        tag: 'operator',
        summary: 'Take a person out of everything',
        description: 'The audit log is told a hash of the profile, not the profile.',
        answers: { 200: OptOutProof },
      }),
      operating(operators),
      accepts('json', OperatorOptOut),
      async (c) => {
        const { profile, reason } = c.req.valid('json');
        return c.json(OptOutProof.parse(await optOuts.leave(profile, { who: c.get('operator'), why: reason })));
      },
    )
    .post(
      '/operator/opt-outs/end',
      declares({ tag: 'operator', summary: 'Let a person be known again', answers: { 204: undefined }, problems: ['not_found'] }),
      operating(operators),
      accepts('json', OperatorOptOut),
      async (c) => {
        const { profile, reason } = c.req.valid('json');
        await optOuts.comeBack(profile, { who: c.get('operator'), why: reason });
        return c.body(null, 204);
      },
    );
