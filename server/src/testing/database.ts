import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { connect, type Sql } from '../db/client.ts';
import { template, urlOf } from './template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Maintenance database of the test run's server. */
    postgresUrl: string;
  }
}

export interface TestDatabase {
  sql: Sql;
  url: string;
  /** Ends the connections and drops the database. */
  drop(): Promise<void>;
}

/** A database of the newest schema (or an empty one), for one test file. Call in `beforeAll`, and `drop` in `afterAll`. */
export async function freshDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const maintenanceUrl = inject('postgresUrl');
  const name = `lens_${randomBytes(6).toString('hex')}`;
  const maintenance = connect(maintenanceUrl, { max: 1 });
  await maintenance`create database ${maintenance(name)} template ${maintenance(empty ? 'template0' : template)}`;
  const url = urlOf(maintenanceUrl, name);
  const sql = connect(url);
  return {
    sql,
    url,
    async drop() {
      await sql.end({ timeout: 1 });
      await maintenance`drop database ${maintenance(name)} with (force)`;
      await maintenance.end();
    },
  };
}
