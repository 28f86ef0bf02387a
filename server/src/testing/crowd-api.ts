import type { EpochMs } from '@infofi-lens/shared/units';
import { pino } from 'pino';
import { createApp } from '../app.ts';
import { compose } from '../compose.ts';
import { crowd } from '../crowd.ts';
import type { Sql } from '../db/client.ts';
import { settle } from '../services/consensus/settle.ts';
import { quietEnv } from './quiet-env.ts';

const log = pino({ level: 'silent' });

/** The whole API on a test database, with a clock of the test's own. Jobs do not run: the test says when facts are made. */
export function crowdApi(sql: Sql, now: () => EpochMs) {
  const { deps } = compose({ env: quietEnv, sql, publicUrl: new URL('http://lens.test'), pages: new Map(), now, log });
  const { aggregation } = crowd({ sql, env: quietEnv, now, log });
  return {
    app: createApp(deps),
    /** Runs the aggregation until nothing waits. */
    async settleAll(): Promise<void> {
      for (let round = await aggregation.round(8, settle); round.kind === 'done'; round = await aggregation.round(8, settle));
    },
  };
}
