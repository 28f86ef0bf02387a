import { PageQuery, Quarantined, Release, Released } from '@infofi-lens/shared/contracts/operating';
import { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import { accepts } from '../../http/accepts.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { declares } from '../../http/declares.ts';
import { operating } from '../../http/operating.ts';

/** `GET /v1/operator/quarantine`: sightings set aside. `POST …/release` lets some count after all. */
export const quarantine = ({ operate, operators }: Pick<Deps, 'operate' | 'operators'>) =>
  new Hono<AppEnv>()
    .get(
      '/operator/quarantine',
      declares({ tag: 'operator', summary: 'Sightings that were set aside', answers: { 200: Quarantined } }),
      operating(operators),
      accepts('query', PageQuery),
      async (c) => {
        const { before, limit } = c.req.valid('query');
        const rows = await operate.quarantined(before, limit);
        const items = rows.map(({ no, contributor, receivedAt, code, title, field, observation, releasedAt }) => ({
          ...{ no, contributor, receivedAt, code, title, observation },
          ...(field === null ? {} : { field }),
          ...(releasedAt === null ? {} : { releasedAt }),
        }));
        return c.json(Quarantined.parse({ items }));
      },
    )
    .post(
      '/operator/quarantine/release',
      declares({ tag: 'operator', summary: 'Let sightings count after all', answers: { 200: Released } }),
      operating(operators),
      accepts('json', Release),
      async (c) => {
        const { items, reason } = c.req.valid('json');
        return c.json({ released: await operate.release(items, { who: c.get('operator'), why: reason }) });
      },
    );
