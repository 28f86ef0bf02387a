import { OperatingState, TurnValves } from '@infofi-lens/shared/contracts/operating';
import { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import { accepts } from '../../http/accepts.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { declares } from '../../http/declares.ts';
import { operating } from '../../http/operating.ts';

/** `PUT /v1/operator/valves`: turns what is named; the rest stays. */
export const putValves = ({ operate, operators }: Pick<Deps, 'operate' | 'operators'>) =>
  new Hono<AppEnv>().put(
    '/operator/valves',
    declares({
      tag: 'operator',
      summary: 'Turn valves',
      description: 'Holds in every process within two seconds.',
      answers: { 200: OperatingState },
    }),
    operating(operators),
    accepts('json', TurnValves),
    async (c) => {
      const { reason, newContributorsPerMinute, acceptBatches } = c.req.valid('json');
      const turned = {
        ...(newContributorsPerMinute === undefined ? {} : { newContributorsPerMinute }),
        ...(acceptBatches === undefined ? {} : { acceptBatches }),
      };
      await operate.turn(turned, { who: c.get('operator'), why: reason });
      return c.json(OperatingState.parse(await operate.state()));
    },
  );
