import { AuditLog, Networks, PageQuery } from '@infofi-lens/shared/contracts/operating';
import { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import { accepts } from '../../http/accepts.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { declares } from '../../http/declares.ts';
import { operating } from '../../http/operating.ts';

/** `GET /v1/operator/audit`: who did what, when and why. `GET /v1/operator/networks`: where this hour's sightings come from. */
export const getOperatorLogs = ({ operate, operators }: Pick<Deps, 'operate' | 'operators'>) =>
  new Hono<AppEnv>()
    .get(
      '/operator/audit',
      declares({ tag: 'operator', summary: 'What operators did', answers: { 200: AuditLog } }),
      operating(operators),
      accepts('query', PageQuery),
      async (c) => {
        const { before, limit } = c.req.valid('query');
        return c.json(AuditLog.parse({ items: await operate.audit(before, limit) }));
      },
    )
    .get(
      '/operator/networks',
      declares({ tag: 'operator', summary: 'Networks by what they sent this hour', answers: { 200: Networks } }),
      operating(operators),
      async (c) => c.json(Networks.parse({ items: await operate.networks() })),
    );
