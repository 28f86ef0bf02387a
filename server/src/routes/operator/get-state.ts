import { OperatingState } from '@infofi-lens/shared/contracts/operating';
import { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { declares } from '../../http/declares.ts';
import { operating } from '../../http/operating.ts';

/** `GET /v1/operator/state`: valves, rules and directives in force. */
export const getOperatorState = ({ operate, operators }: Pick<Deps, 'operate' | 'operators'>) =>
  new Hono<AppEnv>().get(
    '/operator/state',
    declares({ tag: 'operator', summary: 'What is in force', answers: { 200: OperatingState } }),
    operating(operators),
    async (c) => c.json(OperatingState.parse(await operate.state())),
  );
