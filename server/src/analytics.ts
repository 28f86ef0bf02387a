import type { EpochMs } from '@infofi-lens/shared/units';
import type { Logger } from 'pino';
import type { Sql } from './db/client.ts';
import { follow } from './jobs/follow.ts';
import type { Job } from './jobs/job.ts';
import { followBoards } from './services/analytics/global-board.ts';
import { entityName } from './services/ingest/names.ts';
import { globalStore } from './stores/analytics/global-store.ts';

export interface AnalyticsGiven {
  sql: Sql;
  now: () => EpochMs;
  log: Logger;
  /** Whether this process has more to take in than it gets done. */
  pressed: () => boolean;
}

const everyMs = 1_000;

/** The part of the server that makes comparisons of facts: it follows their changes by itself. Starts nothing by itself. */
export function analytics({ sql, now, log, pressed }: AnalyticsGiven) {
  const rounds = {
    'the global board': () => followBoards({ sql, nameOf: entityName, now }),
  };
  const jobs: readonly Job[] = Object.entries(rounds).map(([what, round]) => follow({ what, round, everyMs, pressed, log }));
  return { globalBoard: globalStore(sql, entityName), rounds: Object.values(rounds), jobs };
}
export type Analytics = ReturnType<typeof analytics>;
