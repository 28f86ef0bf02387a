import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import { connect } from './client.ts';
import { type Migration, migrate, readMigrations } from './migrate.ts';
import { dumpSchema } from './schema-dump.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase({ empty: true });
});
afterAll(() => db.drop());

const step = (number: number, sql: string): Migration => ({ number, name: `${number}-test.sql`, sql, checksum: `sum of ${sql}` });

describe('migrations', () => {
  const first = step(9001, 'create table one (n int)');
  const second = step(9002, 'alter table one add column added text; insert into one values (2)');

  it('are applied once, by whichever of many processes comes first', async () => {
    const others = [connect(db.url, { max: 1 }), connect(db.url, { max: 1 })];
    const applied = await Promise.all([db.sql, ...others].map((sql) => migrate(sql, [first])));
    expect(applied.flat()).toEqual([first.name]);
    await Promise.all(others.map((sql) => sql.end()));
  });

  it('bring a database with data to the next version and keep the data', async () => {
    await db.sql`insert into one values (1)`;
    expect(await migrate(db.sql, [first, second])).toEqual([second.name]);
    expect(await db.sql`select n from one order by n`).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('leave nothing behind when one fails', async () => {
    const broken = step(9003, 'create table half (n int); select 1 / 0');
    await expect(migrate(db.sql, [first, second, broken])).rejects.toMatchObject({ code: 'migration_failed' });
    expect(await db.sql`select to_regclass('half') as half`).toEqual([{ half: null }]);
  });

  it('that landed may not be edited', async () => {
    const edited = { ...first, checksum: 'another' };
    await expect(migrate(db.sql, [edited, second])).rejects.toMatchObject({ code: 'migration_edited' });
  });

  it('refuse a database that is newer than the program', async () => {
    await expect(migrate(db.sql, [first])).rejects.toMatchObject({ code: 'migration_missing' });
  });
});

it('all migrations together make the schema that is checked in', async () => {
  const fresh = await freshDatabase({ empty: true });
  await migrate(fresh.sql, await readMigrations());
  const made = await dumpSchema(fresh.sql);
  await fresh.drop();
  expect(made).toBe(await readFile(new URL('../../migrations/schema.txt', import.meta.url), 'utf8'));
});
