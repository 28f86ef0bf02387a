import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EpochMs } from '@infofi-lens/shared/units';
import { Hono } from 'hono';
import { pino } from 'pino';
import { createApp } from '../src/app.ts';
import { compose } from '../src/compose.ts';
import type { Sql } from '../src/db/client.ts';
import { openDatabase } from '../src/db/open-database.ts';
import type { AppEnv } from '../src/http/app-env.ts';
import { listen } from '../src/listen.ts';
import { quietEnv } from '../src/testing/quiet-env.ts';
import { startWorker } from '../src/worker-process.ts';

/** The product as it runs, answering in this process, on an embedded database of its own. */
export interface Bench {
  readonly url: string;
  readonly sql: Sql;
  close(): Promise<void>;
}

const log = pino({ level: 'error' });
const now = () => Date.now() as EpochMs; // the clock is within the range of times

export async function startServer(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'lens-bench-'));
  const database = await openDatabase({ folder });
  const { deps, jobs, pressed, taken } = compose({
    env: quietEnv,
    sql: database.sql,
    publicUrl: new URL('http://127.0.0.1'),
    pages: new Map(),
    now,
    log,
  });
  const stops: (() => Promise<void>)[] = [];
  for (const job of jobs) stops.push(await job.start());
  stops.push(startWorker({ databaseUrl: database.url, pressed, taken, log }));
  const server = await listen(createApp(deps), { port: 0, host: '127.0.0.1' });
  return {
    url: `http://127.0.0.1:${server.port}`,
    sql: database.sql,
    async close() {
      await server.close(1_000);
      for (const stop of stops.reverse()) await stop();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A server that only answers a constant: what HTTP alone costs here. */
export async function startBare(answer: string): Promise<{ url: string; close(): Promise<void> }> {
  const bare = new Hono<AppEnv>().all('*', async (c) => {
    if (c.req.method !== 'GET') await c.req.arrayBuffer(); // a request without a body is answered without looking for one
    return c.body(answer, 200, { 'content-type': 'application/json' });
  });
  const server = await listen(bare, { port: 0, host: '127.0.0.1' });
  return { url: `http://127.0.0.1:${server.port}`, close: () => server.close(1_000) };
}

/** Runs a load generator (a file of `load/`) in a process of its own. @returns what it sends back. */
export function load<Task, Answer>(file: string, task: Task): Promise<Answer> {
  return new Promise((done, fail) => {
    const child = fork(fileURLToPath(new URL(`load/${file}`, import.meta.url)), [], { serialization: 'advanced' });
    child.once('message', (answer) => done(answer as Answer)); // from our own file
    child.once('error', fail);
    child.once('exit', (code) => code && fail(new Error(`${file} ended with ${code}`)));
    child.send(task as never);
  });
}
