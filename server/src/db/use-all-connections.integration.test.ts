import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import { connect } from './client.ts';
import { useAllConnections } from './use-all-connections.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.drop());

it('every connection of a pool gets something to do, and one that is in a transaction is left alone', async () => {
  const sql = connect(db.url, { max: 4 });
  await sql.begin(async (tx) => {
    const [own] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await useAllConnections(sql);
    const used = await db.sql<{ pid: number }[]>`
      select pid from pg_stat_activity where datname = current_database() and query like 'select /* all connections%' order by pid`;
    expect(used).toHaveLength(3);
    expect(used).not.toContainEqual(own);
  });
  await sql.end();
});

it('a database that is away is no error', async () => {
  const sql = connect(db.url, { max: 2 });
  await sql.end();
  await expect(useAllConnections(sql)).resolves.toBeUndefined();
});
