import { MadeVersion, PutSwitches, SwitchVersions } from '@infofi-lens/shared/contracts/switches';
import { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import { accepts } from '../../http/accepts.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { declares } from '../../http/declares.ts';
import { operating } from '../../http/operating.ts';

/** `PUT /v1/operator/switches`: adapters and fields off, tables replaced, in every browser. `GET` tells what holds and held. */
export const switches = ({ switches, operators }: Pick<Deps, 'switches' | 'operators'>) =>
  new Hono<AppEnv>()
    .get(
      '/operator/switches',
      declares({ tag: 'operator', summary: 'The switches that hold, and former ones', answers: { 200: SwitchVersions } }),
      operating(operators),
      async (c) => c.json({ versions: await switches.versions() }),
    )
    .put(
      '/operator/switches',
      declares({
        tag: 'operator',
        summary: 'Switch adapters or fields off, or replace tables',
        description: 'Takes the place of the whole document. Browsers that run take it on within 15 minutes.',
        answers: { 200: MadeVersion },
        problems: ['switches_changed'],
      }),
      operating(operators),
      accepts('json', PutSwitches),
      async (c) => c.json({ no: await switches.change(c.req.valid('json'), c.get('operator')) }),
    );
