import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Sql } from '../../src/db/client.ts';
import { startEmbeddedPostgres } from '../../src/db/embedded-postgres.ts';
import { migrate, readMigrations } from '../../src/db/migrate.ts';
import { Clock } from './clock.ts';
import { type Door, type RunningApi, startApi } from './running-api.ts';

/** A moment of a server that was stopped: its whole database, and what its clock said. */
export interface Moment {
  readonly database: string;
  readonly at: number;
}

/**
 * Where attacks take place: one PostgreSQL in a temporary folder, any number of servers on databases of their own.
 * A server can be stopped and started again from that moment as often as one likes, so that a crowd's history is played once
 * and every attempt begins from the same state, the one without attackers too.
 */
export interface Arena {
  /** An empty server. */
  open(at: number, door: Door): Promise<RunningApi>;
  /** Ends a server and keeps its moment. */
  hold(api: RunningApi): Promise<Moment>;
  /** Starts a server from a moment, which stays as it is. */
  resume(moment: Moment, door?: Door): Promise<RunningApi>;
  /** Ends a server and forgets it. */
  drop(api: RunningApi): Promise<void>;
  close(): Promise<void>;
}

/** @param maintenanceUrl Of a PostgreSQL that runs already (tests have one). Without it one is started, and removed at the end. */
export async function openArena(maintenanceUrl?: string): Promise<Arena> {
  const { url, stop } = maintenanceUrl ? { url: maintenanceUrl, stop: async () => undefined } : await ownPostgres();
  const maintenance = connect(url, { max: 1 });
  const prefix = `attack_${Math.random().toString(36).slice(2, 8)}`;
  const databases = new Map<RunningApi, string>();
  const made = new Set<string>();
  let count = 0;

  async function copyOf(source: string): Promise<string> {
    count += 1;
    const name = `${prefix}_${count}`;
    await maintenance`create database ${maintenance(name)} template ${maintenance(source)} strategy file_copy`;
    made.add(name);
    return name;
  }
  async function forget(name: string): Promise<void> {
    await maintenance`drop database ${maintenance(name)} with (force)`;
    made.delete(name);
  }
  async function start(source: string, at: number, door: Door): Promise<RunningApi> {
    const database = await copyOf(source);
    const api = await startApi(connect(urlOf(url, database), { max: 4 }), new Clock(at), door);
    databases.set(api, database);
    return api;
  }
  async function end(api: RunningApi): Promise<string> {
    const database = databases.get(api);
    if (database === undefined) throw new Error('This server is not of this arena.');
    databases.delete(api);
    await api.close();
    return database;
  }

  const empty = await copyOf('template0');
  await fill(connect(urlOf(url, empty), { max: 2 }));
  return {
    open: (at, door) => start(empty, at, door),
    hold: async (api) => ({ at: api.clock.now(), database: await end(api) }),
    resume: ({ database, at }, door = 'usual') => start(database, at, door),
    drop: async (api) => forget(await end(api)),
    async close() {
      for (const api of [...databases.keys()]) await end(api);
      for (const name of [...made]) await forget(name);
      await maintenance.end();
      await stop();
    },
  };
}

async function ownPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'lens-attack-'));
  // Nothing here outlives the run, so nothing has to reach the disk.
  const settings = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_connections=100'];
  const postgres = await startEmbeddedPostgres({ folder, settings });
  return {
    url: postgres.url,
    async stop() {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function fill(sql: Sql): Promise<void> {
  await migrate(sql, await readMigrations());
  await sql.end();
}

function urlOf(maintenanceUrl: string, database: string): string {
  const url = new URL(maintenanceUrl);
  url.pathname = `/${database}`;
  return url.href;
}
