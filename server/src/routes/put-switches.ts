import { MadeVersion, PutSwitches, SwitchVersions } from '@infofi-lens/shared/contracts/switches';
import { Hono, type MiddlewareHandler } from 'hono';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';
import type { SwitchesService } from '../services/switches/switches.ts';

/** Who an operator's gate let through. */
export type OperatorEnv = AppEnv & { Variables: { operator: string } };

interface SwitchesRoute {
  readonly switches: SwitchesService;
  /** Lets only operators through and names them. */
  readonly operating: MiddlewareHandler<OperatorEnv>;
}

/** `PUT /v1/operator/switches`: adapters and fields off, tables replaced, in every browser. `GET` tells what holds and held. */
export const putSwitches = ({ switches, operating }: SwitchesRoute) =>
  new Hono<AppEnv>()
    .get(
      '/operator/switches',
      declares({ tag: 'operator', summary: 'The switches that hold, and former ones', answers: { 200: SwitchVersions } }),
      operating,
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
      operating,
      accepts('json', PutSwitches),
      async (c) => c.json({ no: await switches.change(c.req.valid('json'), c.get('operator')) }),
    );
