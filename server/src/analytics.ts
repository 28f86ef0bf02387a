import type { EpochMs } from '@infofi-lens/shared/units';
import type { Logger } from 'pino';
import type { Sql } from './db/client.ts';
import { follow } from './jobs/follow.ts';
import type { Job } from './jobs/job.ts';
import { comparison } from './services/analytics/comparison.ts';
import { concentrationView, followSums } from './services/analytics/concentration.ts';
import { followBoards } from './services/analytics/global-board.ts';
import { followTrends } from './services/analytics/trends.ts';
import { entityName } from './services/ingest/names.ts';
import { boardSums } from './stores/analytics/board-sums.ts';
import { comparisonStore } from './stores/analytics/comparison-store.ts';
import { globalStore } from './stores/analytics/global-store.ts';
import { trendStore } from './stores/analytics/trend-store.ts';
import type { BoardRow } from './stores/board-store.ts';

export interface AnalyticsGiven {
  sql: Sql;
  now: () => EpochMs;
  log: Logger;
  /** Whether this process has more to do that comes first than it gets done. */
  pressed: () => boolean;
}

const everyMs = 1_000;
/** Facts come before what is made of them: while these are behind they take a quarter of a core each. */
const restForWork = 3;

/** The part of the server that makes comparisons of facts: it follows their changes by itself. Starts nothing by itself. */
export function analytics({ sql, now, log, pressed }: AnalyticsGiven) {
  const rounds = {
    'the global board': () => followBoards({ sql, nameOf: entityName, now }),
    trends: () => followTrends({ sql, now }),
    'the concentration of boards': () => followSums({ sql, now }),
  };
  const jobs: readonly Job[] = Object.entries(rounds).map(([what, round]) => follow({ what, round, everyMs, restForWork, pressed, log }));
  const globalBoard = globalStore(sql, entityName);
  const sums = boardSums(sql);
  return {
    globalBoard,
    trends: trendStore(sql, now),
    concentrationOf: (board: BoardRow) => concentrationView(sums, board, now()),
    compare: comparison({ store: comparisonStore(sql, entityName), globalBoard }),
    rounds: Object.values(rounds),
    jobs,
  };
}
