import { pino } from 'pino';
import { createApp } from '../../src/app.ts';
import { compose } from '../../src/compose.ts';
import { crowd } from '../../src/crowd.ts';
import type { Sql } from '../../src/db/client.ts';
import { listen } from '../../src/listen.ts';
import { settle } from '../../src/services/consensus/settle.ts';
import { partitionStore } from '../../src/stores/partition-store.ts';
import type { Clock } from './clock.ts';

/** The real API on a real port, whose clock and jobs the attack drives: what takes weeks outside takes seconds here. */
export interface RunningApi {
  readonly url: string;
  readonly sql: Sql;
  readonly clock: Clock;
  /** Lets the aggregation work until nothing waits. */
  settle(): Promise<void>;
  /** Lets the hourly work be done: standings of contributors, checkpoint, breakers. */
  checkpoint(): Promise<void>;
  /** Lets the daily work be done. */
  daily(): Promise<void>;
  close(): Promise<void>;
}

const log = pino({ level: 'error' });
/** One proxy of ours in front, so that an attacker's network is what the header says; limits as they are by default. */
const env = { RPC_URLS: new Map<number, string>(), TRUSTED_PROXIES: 1, REQUESTS_PER_MINUTE: 1_200, MAX_CONCURRENT_REQUESTS: 2_000 };
const rowsInARound = 8;

export async function startApi(sql: Sql, clock: Clock): Promise<RunningApi> {
  const { now } = clock;
  const { deps } = compose({ env, sql, publicUrl: new URL('http://127.0.0.1'), pages: new Map(), now, log });
  const { aggregation } = crowd({ sql, now, log });
  const partitions = partitionStore(sql);
  const server = await listen(createApp(deps), { port: 0, host: '127.0.0.1' });
  return {
    url: `http://127.0.0.1:${server.port}`,
    sql,
    clock,
    async settle() {
      while ((await aggregation.round(rowsInARound, settle)).kind === 'done');
    },
    async checkpoint() {},
    async daily() {
      await partitions.maintain(now(), 30);
    },
    async close() {
      await server.close(500);
      await sql.end({ timeout: 5 });
    },
  };
}
