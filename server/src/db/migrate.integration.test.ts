import { readFile } from 'node:fs/promises';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mintToken } from '../services/auth/token.ts';
import { movePlaces } from '../stores/board-places.ts';
import { accountApi } from '../testing/account-api.ts';
import { crowdApi } from '../testing/crowd-api.ts';
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

it('a database of the first release, with what people shared, becomes one of the newest and loses nothing', async () => {
  const old = await freshDatabase({ empty: true });
  const all = await readMigrations();
  await migrate(
    old.sql,
    all.filter(({ number }) => [1, 100, 101].includes(number)),
  );
  const at = Date.UTC(2026, 10, 20);
  const entity = `left(encode(sha256(convert_to('galxe:campaign:GC1', 'UTF8')), 'hex'), 32)::uuid`;
  await old.sql.unsafe(`
    insert into contributors (id, public_key) select repeat(n::text, 64), decode('04' || repeat('0' || n, 64), 'hex') from generate_series(1, 3) n;
    insert into claims select ${entity}, n, ${at}, ${at}, '{"name":[${at},"Kept"],"participants":[${at},70]}' from generate_series(1, 3) n;
    insert into facts values (${entity}, 'galxe', 'campaign', 'GC1', 1, true,
      '{"name":{"value":"Kept","evidence":{"n":3,"observedAt":${at},"spread":0,"confidence":0.438,"method":"mode-quorum","status":"agreed"}}}');
    insert into campaigns (entity, platform, id, agreed, first_seq, participants) values (${entity}, 'galxe', 'GC1', true, 1, -1);
    insert into platform_totals values ('galxe', 'campaign', 1, 1);
    update clock set seq = 1`);
  const applied = await migrate(old.sql, all);
  expect(applied).toContain('0003-checkpoints.sql');
  expect(await dumpSchema(old.sql)).toBe(await readFile(new URL('../../migrations/schema.txt', import.meta.url), 'utf8'));

  const api = crowdApi(old.sql, () => (at + 3_600_000) as EpochMs); // within the range of times
  await api.settleAll();
  const answer = await api.app.request('/v1/campaigns/galxe:GC1');
  expect(await answer.json()).toMatchObject({
    facts: { name: { value: 'Kept', evidence: { status: 'agreed' } }, participants: { value: 70, evidence: { n: 3 } } },
  });
  await api.checkpoints.now('a test');
  expect(await api.rebuild.compare()).toMatchObject({ facts: 1, differ: 0, waiting: 0 });
  await old.drop();
});

/** The migrations that each landed version had. */
const landed = [
  [1, 100, 101],
  [1, 2, 3, 4, 5, 10, 11, 12, 20, 21, 30, 100, 101, 102],
  [1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 20, 21, 30, 40, 41, 45, 46, 50, 51, 52, 100, 101, 102, 103, 110],
];

it.each(landed.map((numbers, at) => ({ numbers, release: at + 1 })))(
  'whoever was signed in to a server of release $release still is, with their wallet, once it is the newest',
  async ({ numbers }) => {
    const old = await freshDatabase({ empty: true });
    const all = await readMigrations();
    await migrate(
      old.sql,
      all.filter(({ number }) => numbers.includes(number)),
    );
    const api = accountApi(old.sql);
    const { token, selector, secretHash } = mintToken();
    const address = '0x52908400098527886E0F7030069857D2E4169EE7';
    const later = api.now() + 600_000;
    await old.sql`
      with account as (insert into accounts (created_at) values (${api.now()}) returning id),
        wallet as (insert into account_wallets select ${address}, id, ${api.now()} from account),
        session as (insert into sessions (account_id, created_at) select id, ${api.now()} from account returning id)
      insert into access_tokens select ${selector}, ${secretHash}, id, ${later} from session`;
    await migrate(old.sql, all);
    const me = await api.get('/v1/auth/me', token);
    expect(me.status).toBe(200);
    expect(JSON.stringify(await me.json())).toContain(address);
    await old.drop();
  },
);

it('positions on a long board of an earlier version are exact once it is the newest, and when rows move then', async () => {
  const old = await freshDatabase({ empty: true });
  const all = await readMigrations();
  await migrate(
    old.sql,
    all.filter(({ number }) => number < 162),
  );
  const many = 20_000;
  await old.sql.unsafe(`
    insert into facts (entity, platform, kind, id, seq, agreed, facts)
      select lpad(to_hex(n), 32, '0')::uuid, 'kaito', 'board-entry', 'top:T:' || n, n, true, '{}' from generate_series(1, ${many}) n;
    insert into board_entries select entity, platform, 'top:T', seq::text, -seq from facts;
    insert into board_stretches
      select 'kaito', 'top:T', case when part = 0 then '-Infinity' else place end,
        case when part = 0 then '00000000-0000-0000-0000-000000000000' else entity end, rows
      from (select place, entity, nth, nth / 500 as part, count(*) over (partition by nth / 500) as rows
        from (select place, entity, row_number() over (order by place, entity) - 1 as nth from board_entries) numbered) parts
      where nth % 500 = 0`);
  await migrate(old.sql, all);

  const before = async (place: number) => {
    const [row] = await old.sql<{ before: number }[]>`
      select board_rows_before('kaito', 'top:T', ${place}::float8, '00000000-0000-0000-0000-000000000000') as before`;
    return row?.before;
  };
  for (const place of [-many, -15_001, -8_000, -7_777, -1]) expect(await before(place)).toBe(many + place);

  const last = { platform: 'kaito', board_id: 'top:T', entity: '00000000-0000-0000-0000-000000000001' };
  await old.sql.begin(async (tx) => {
    await tx`update board_entries set place = -15000.5 where entity = ${last.entity}::text::uuid`;
    await movePlaces(tx, [
      { ...last, place: -1, change: -1 },
      { ...last, place: -15_000.5, change: 1 },
    ]);
  });
  expect(await before(-15_001)).toBe(4_999);
  expect(await before(-15_000)).toBe(5_001);
  expect(await before(-2)).toBe(many - 1);
  await old.drop();
}, 30_000);
