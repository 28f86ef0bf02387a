import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EpochMs } from '@infofi-lens/shared/units';
import { pino } from 'pino';
import { crowd } from '../src/crowd.ts';
import { openDatabase } from '../src/db/open-database.ts';
import { quietEnv } from '../src/testing/quiet-env.ts';
import { atMost, type BenchRow } from './row.ts';
import { seedClaims, settleDown } from './seed.ts';

const now = () => Date.now() as EpochMs; // the clock is within the range of times
/** Five people on five fields of each campaign. */
const campaigns = 40_000;

/** Agreeing on everything from the claims alone, as `npm run rebuild -- --scratch` does. */
export async function bench(many = campaigns): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lens-bench-'));
  const database = await openDatabase({ folder });
  try {
    await seedClaims(database.sql, many);
    await settleDown(database.sql);
    const { rebuild } = crowd({ env: quietEnv, sql: database.sql, now, log: pino({ level: 'error' }) });
    const read = performance.now();
    await database.sql`select count(*), sum(length(fields::text)) from claims`;
    const baseline = (performance.now() - read) / 1_000;
    const began = performance.now();
    const { facts, claims } = await rebuild.fromScratch();
    const seconds = (performance.now() - began) / 1_000;
    return [
      atMost(
        `${claims} claims on ${facts} campaigns agreed again from scratch (baseline: the database reads them)`,
        60,
        seconds,
        baseline,
        's',
      ),
    ];
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) console.table(await bench());
