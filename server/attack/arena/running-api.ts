import { pino } from 'pino';
import { createApp } from '../../src/app.ts';
import { compose } from '../../src/compose.ts';
import { crowd } from '../../src/crowd.ts';
import type { Sql } from '../../src/db/client.ts';
import { readEnv } from '../../src/env.ts';
import { listen } from '../../src/listen.ts';
import { partitionStore } from '../../src/stores/partition-store.ts';
import type { Clock } from './clock.ts';

/** The real API on a real port, whose clock and jobs the attack drives: what takes weeks outside takes seconds here. */
export interface RunningApi {
  readonly url: string;
  readonly sql: Sql;
  readonly clock: Clock;
  /** Makes claims of what was taken in, and facts of them, until nothing waits. */
  settle(): Promise<void>;
  /** Makes a checkpoint: standings of contributors, bases, breakers. */
  checkpoint(): Promise<void>;
  /** Lets the daily work be done. */
  daily(): Promise<void>;
  close(): Promise<void>;
}

/** `usual`: as the server is by default. `open`: nobody has to work to be let in; for the honest crowd, whose work nobody asks about. */
export type Door = 'usual' | 'open';

const log = pino({ level: 'error' });
const rowsInARound = 8;
const batchesInARound = 20;

/** One proxy of ours in front, so that an attacker's network is what the header says; all limits as they are by default. */
const usual = readEnv({ TRUSTED_PROXIES: '1' });
const open = {
  ...usual,
  ADMISSION_BITS: 0,
  ADMISSIONS_PER_MINUTE: 1_000_000,
  NETWORK_ADMISSIONS_PER_DAY: 0,
};

export async function startApi(sql: Sql, clock: Clock, door: Door): Promise<RunningApi> {
  const { now } = clock;
  const env = door === 'usual' ? usual : open;
  const { deps } = compose({ env, sql, publicUrl: new URL('http://127.0.0.1'), pages: new Map(), now, log });
  const { claims, aggregation, checkpoints } = crowd({ env, sql, now, log });
  const partitions = partitionStore(sql);
  const server = await listen(createApp(deps), { port: 0, host: '127.0.0.1' });
  return {
    url: `http://127.0.0.1:${server.port}`,
    sql,
    clock,
    async settle() {
      while ((await claims.round(batchesInARound)).kind === 'done');
      while ((await aggregation.round(rowsInARound)).kind === 'done');
    },
    async checkpoint() {
      await checkpoints.now('hourly');
    },
    async daily() {
      await partitions.maintain(now(), 30);
    },
    async close() {
      await server.close(500);
      await sql.end({ timeout: 5 });
    },
  };
}
