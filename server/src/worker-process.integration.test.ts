import { readFile } from 'node:fs/promises';
import os from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from './testing/database.ts';
import { startWorker } from './worker-process.ts';

let db: TestDatabase;
let stop: () => Promise<void>;
beforeAll(async () => {
  db = await freshDatabase();
  stop = startWorker({ databaseUrl: db.url, pressed: () => false, taken: () => 0, log: pino({ level: 'silent' }) });
});
afterAll(() => db.drop());

/** Process numbers of the workers on this test's database: they listen there. */
async function workers(): Promise<number[]> {
  const children = (await readFile(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').catch(() => '')).trim().split(' ');
  const found = await Promise.all(
    children
      .filter(Boolean)
      .map(async (pid) => ((await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes('worker.ts') ? [Number(pid)] : [])),
  );
  return found.flat();
}
const listening = async () =>
  (await db.sql`select from pg_stat_activity where datname = current_database() and query like 'listen%'`).length > 0;
async function until(is: () => Promise<boolean>): Promise<void> {
  while (!(await is())) await delay(50);
}

it('works behind the process that answers requests where there is not time for both', { timeout: 60_000 }, async () => {
  await until(listening);
  for (const pid of await workers()) expect(os.getPriority(pid)).toBe(os.constants.priority.PRIORITY_BELOW_NORMAL);
});

it('makes facts in a process of its own, is started again when that is killed, and ends when it is told to', {
  timeout: 60_000,
}, async () => {
  await until(listening);
  const [first] = await workers();
  if (first === undefined) return stop(); // a system that tells nothing of processes
  process.kill(first, 'SIGKILL');
  await until(async () => ((await workers())[0] ?? first) !== first);
  await until(listening);
  await stop();
  expect(await workers()).toEqual([]);
});
