import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Sql } from '../src/db/client.ts';
import { openDatabase } from '../src/db/open-database.ts';
import { nodeOptions } from '../src/node-options.ts';
import { startBare } from './harness.ts';

/** The product in a process of its own, started as `npm start` starts it. */
export interface Product {
  readonly url: string;
  /** The most memory its process ever held, in MB. NaN where the system does not tell. */
  peakMemory(): Promise<number>;
  withDatabase<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** @param settings Beside those it needs to run: limits are what they are unless somebody sets others. */
export async function startProduct(settings: Readonly<Record<string, string>>): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'lens-bench-'));
  const port = await freePort();
  const child = spawn(process.execPath, [...nodeOptions, fileURLToPath(new URL('../src/main.ts', import.meta.url))], {
    env: { PATH: process.env.PATH, LOG_LEVEL: 'error', ...settings, PORT: port, DATA_DIR: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${url}/readyz`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`);
    await delay(100);
  }
  return {
    url,
    peakMemory: async () =>
      Number(/VmHWM:\s*(\d+) kB/.exec(await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => ''))?.[1]) / 1_024,
    async withDatabase(work) {
      const database = await openDatabase({ folder });
      return work(database.sql).finally(database.close);
    },
    async close() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Another program may take it in between; then the start fails and says so. */
async function freePort(): Promise<string> {
  const bare = await startBare('');
  await bare.close();
  return new URL(bare.url).port;
}
