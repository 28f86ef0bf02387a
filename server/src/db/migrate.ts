import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { LensError } from '@infofi-lens/shared/errors';
import type { Sql } from './client.ts';

export const migrationsFolder = fileURLToPath(new URL('../../migrations/', import.meta.url));

/** Any fixed number: whoever migrates holds this lock, so that processes starting together wait for each other. */
const migrationLock = 7_264_001;

export interface Migration {
  number: number;
  name: string;
  sql: string;
  checksum: string;
}

/**
 * The numbered files (`0001-name.sql`), in order. Numbers may leave gaps: areas have ranges (0001 data, 0100 accounts).
 * @throws {LensError} `migration_misnumbered` for a number taken twice.
 */
export async function readMigrations(folder = migrationsFolder): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort();
  const twice = files.find((name, index) => files[index - 1]?.slice(0, 4) === name.slice(0, 4));
  if (twice) throw new LensError('migration_misnumbered', `The number of migration ${twice} is taken by another one.`);
  return Promise.all(
    files.map(async (name) => {
      const number = Number(name.slice(0, 4));
      const sql = await readFile(`${folder}/${name}`, 'utf8');
      return { number, name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Brings the database to the newest schema, each migration in a transaction of its own. Safe to run from many processes at once.
 * @returns the names of those applied now.
 * @throws {LensError} `migration_edited` when a landed file no longer is what was applied; `migration_missing` when the
 *   database has one this program does not know (an older program on a newer database).
 */
export async function migrate(sql: Sql, migrations: readonly Migration[]): Promise<string[]> {
  const session = await sql.reserve();
  try {
    await session`select pg_advisory_lock(${migrationLock})`;
    await session`create table if not exists schema_migrations (
      number int primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`;
    const landed = await session<{ number: number; name: string; checksum: string }[]>`
      select number, name, checksum from schema_migrations order by number`;
    checkLanded(landed, migrations);

    const done = new Set(landed.map(({ number }) => number));
    const due = migrations.filter(({ number }) => !done.has(number));
    for (const migration of due) {
      await session.unsafe('begin');
      try {
        await session.unsafe(migration.sql);
        await session`insert into schema_migrations (number, name, checksum)
          values (${migration.number}, ${migration.name}, ${migration.checksum})`;
        await session.unsafe('commit');
      } catch (cause) {
        await session.unsafe('rollback');
        throw new LensError('migration_failed', `Migration ${migration.name} could not be applied. Nothing of it was kept.`, { cause });
      }
    }
    return due.map(({ name }) => name);
  } finally {
    await session`select pg_advisory_unlock(${migrationLock})`;
    session.release();
  }
}

function checkLanded(landed: readonly { number: number; name: string; checksum: string }[], migrations: readonly Migration[]): void {
  const byNumber = new Map(migrations.map((migration) => [migration.number, migration]));
  for (const { number, name, checksum } of landed) {
    const known = byNumber.get(number);
    if (!known)
      throw new LensError('migration_missing', `The database has migration ${name}, which this program does not know.`, {
        hint: 'Run a program at least as new as the database.',
      });
    if (known.checksum !== checksum)
      throw new LensError('migration_edited', `Migration ${name} was changed after it was applied.`, {
        hint: 'Put the file back as it was and write a new migration for the change.',
      });
  }
}
