import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from '../../../server/src/db/client.ts';

/** The embedded database of an API under test, seen from outside: to look into it, and to end it at once. */
export interface Postgres {
  /** Runs a query in the product's own database. Only reads. */
  query<Row extends object>(text: string): Promise<Row[]>;
  /** Ends the server at once, as a power cut would, and waits until its processes are gone. */
  kill(): Promise<void>;
  /** Ends it in order, if it runs. */
  stop(): Promise<void>;
}

export function postgresIn(dataDir: string): Postgres {
  return {
    async query<Row extends object>(text: string) {
      const server = running(dataDir);
      if (!server) throw new Error('The database does not run.');
      const password = readFileSync(path.join(dataDir, 'pg-password'), 'utf8').trim();
      const sql = connect(`postgres://postgres:${password}@127.0.0.1:${server.port}/lens`, { max: 1 });
      try {
        return [...(await sql.unsafe<Row[]>(text))];
      } finally {
        await sql.end();
      }
    },
    kill: () => end(dataDir, 'SIGKILL'),
    stop: () => end(dataDir, 'SIGINT'),
  };
}

/** From the file that the server keeps in its folder: process on the first line, port on the fourth. */
function running(dataDir: string): { pid: number; port: number } | undefined {
  try {
    const lines = readFileSync(path.join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return undefined;
  }
}

async function end(dataDir: string, signal: NodeJS.Signals): Promise<void> {
  const server = running(dataDir);
  if (!server) return;
  try {
    process.kill(server.pid, signal);
    for (;;) {
      process.kill(server.pid, 0);
      await delay(20);
    }
  } catch {
    // No such process: that is the end that was waited for.
  }
}
