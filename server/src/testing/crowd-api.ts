import type { EpochMs } from '@infofi-lens/shared/units';
import { pino } from 'pino';
import { createApp } from '../app.ts';
import { compose } from '../compose.ts';
import { crowd } from '../crowd.ts';
import type { Sql } from '../db/client.ts';
import { quietEnv } from './quiet-env.ts';

const log = pino({ level: 'silent' });

/** The whole API on a test database, with a clock of the test's own. Jobs do not run: the test says when facts are made. */
export function crowdApi(sql: Sql, now: () => EpochMs, { dumpsFolder }: { dumpsFolder?: string } = {}) {
  const env = quietEnv;
  const { deps } = compose({ env, sql, publicUrl: new URL('http://lens.test'), pages: new Map(), now, log, dumpsFolder });
  const { claims, aggregation, analytics, publish, checkpoints, directives, rebuild, shillWork, sweepOptOuts } = crowd({
    env,
    sql,
    now,
    log,
    dumpsFolder,
  });
  /** Makes claims of what was taken in, until nothing waits. */
  async function claimAll(): Promise<void> {
    while ((await claims.round(20)).kind === 'done');
  }
  return {
    app: createApp(deps),
    /** What follows the facts, a piece of work each. */
    rounds: analytics.rounds,
    deps,
    aggregation,
    checkpoints,
    directives,
    rebuild,
    sweepOptOuts,
    /** Brings the catalogue up to date with the facts. */
    async publish(): Promise<void> {
      for (let round = await publish(); round?.more; round = await publish());
    },
    /** Brings what is made of facts (the global board, trends) up to date with them. */
    async follow(): Promise<void> {
      for (const round of analytics.rounds) for (let done = await round(); done?.more; done = await round());
    },
    /** Brings the scores of people up to date with the facts. */
    async scoreAll(): Promise<void> {
      while (await shillWork.news.take(now()));
      while ((await shillWork.recompute()) > 0);
    },
    /** Marks everybody, as once a day. */
    markAll: () => shillWork.news.markAll(now(), 1),
    claimAll,
    /** Makes claims of what was taken in, and facts of them, until nothing waits. */
    async settleAll(): Promise<void> {
      await claimAll();
      for (let round = await aggregation.round(8); round.kind === 'done'; round = await aggregation.round(8));
    },
  };
}
