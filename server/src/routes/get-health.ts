import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/app-env.ts';

/**
 * `GET /healthz`: the process is alive. `GET /readyz`: it should be sent requests; 503 with the reason when it should not.
 * A process that is not ready is left alone; one that is not alive is restarted: so only `/readyz` looks at the database.
 */
export const getHealth = ({ readiness }: Pick<Deps, 'readiness'>) =>
  new Hono<AppEnv>()
    .get('/healthz', (c) => c.json({ status: 'alive' }, 200, noStore))
    .get('/readyz', async (c) => {
      const report = await readiness();
      return c.json(
        report,
        report.status === 'ready' ? 200 : 503,
        report.status === 'ready' ? noStore : { ...noStore, 'retry-after': '5' },
      );
    });

const noStore = { 'cache-control': 'no-store' };
