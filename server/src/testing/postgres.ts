import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect } from '../db/client.ts';
import { startEmbeddedPostgres } from '../db/embedded-postgres.ts';
import { migrate, readMigrations } from '../db/migrate.ts';
import { template, urlOf } from './template.ts';

/**
 * One real PostgreSQL for all integration tests of a run, in a folder that is removed afterwards.
 * Its template holds the newest schema; each test file copies it (see `freshDatabase`).
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'lens-test-'));
  const server = await startEmbeddedPostgres({ folder, settings: ['fsync=off', 'full_page_writes=off', 'max_connections=300'] });

  const maintenance = connect(server.url, { max: 1 });
  await maintenance`create database ${maintenance(template)}`;
  await maintenance.end();
  const sql = connect(urlOf(server.url, template), { max: 2 });
  await migrate(sql, await readMigrations());
  await sql.end();

  project.provide('postgresUrl', server.url);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
