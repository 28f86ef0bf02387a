import { isDatabaseAway } from './away.ts';
import { connect, type Sql } from './client.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate, readMigrations } from './migrate.ts';

export interface Database {
  readonly sql: Sql;
  /** Of the database in use; holds its password: never to be logged. */
  readonly url: string;
  /** Waits for running queries, then closes the pool, and stops the embedded server if this process has one. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Without it the embedded PostgreSQL is started in `folder`. */
  url?: string | undefined;
  folder: string;
  onLog?: (line: string) => void;
}

/** A database at the newest schema, ready for use. */
export async function openDatabase({ url, folder, onLog }: DatabaseOptions): Promise<Database> {
  if (url !== undefined) return open(url, async () => undefined);

  const embedded = await startEmbeddedPostgres({ folder, ...(onLog && { onLog }) });
  try {
    return await open(await databaseOf(embedded.url), () => stopUnlessShared(embedded));
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

async function open(url: string, after: () => Promise<void>): Promise<Database> {
  const sql = connect(url);
  try {
    await migrate(sql, await readMigrations());
  } catch (error) {
    await sql.end({ timeout: 1 });
    throw error;
  }
  return {
    sql,
    url,
    async close() {
      await sql.end({ timeout: 10 });
      await after();
    },
  };
}

/** The last one out stops it: another process may have joined on the same folder. */
async function stopUnlessShared(embedded: EmbeddedPostgres): Promise<void> {
  await embedded.leave();
  if (!(await isUsed(embedded.url))) await embedded.stop();
}

/** Whether another process is connected. A server that is gone is used by nobody. */
async function isUsed(maintenanceUrl: string): Promise<boolean> {
  const sql = connect(maintenanceUrl, { max: 1 });
  try {
    const others = await sql`select from pg_stat_activity where datname = 'lens' and backend_type = 'client backend'`;
    return others.length > 0;
  } catch (error) {
    if (isDatabaseAway(error)) return false;
    throw error;
  } finally {
    await sql.end();
  }
}

/** Makes the product's own database in a fresh cluster. @returns its address. */
async function databaseOf(maintenanceUrl: string): Promise<string> {
  const sql = connect(maintenanceUrl, { max: 1 });
  try {
    const [found] = await sql`select 1 from pg_database where datname = 'lens'`;
    if (!found) await sql`create database lens`;
  } finally {
    await sql.end();
  }
  const url = new URL(maintenanceUrl);
  url.pathname = '/lens';
  return url.href;
}
