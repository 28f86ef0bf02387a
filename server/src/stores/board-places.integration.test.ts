import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entityName } from '../services/ingest/names.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import { numbers } from '../testing/numbers.ts';
import { movePlaces, type PlaceChange } from './board-places.ts';

const board = { platform: 'kaito', board_id: 'top:TEST' };
const random = numbers(7);
let db: TestDatabase;
/** What the board should be: place by entity. */
const rows = new Map<string, number>();

beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.drop());

/** Moves rows the way a publication does: the rows and their counts in one transaction. */
async function move(changes: readonly { subject: string; place: number | undefined }[]): Promise<void> {
  const moved = changes.map(({ subject, place }) => ({ subject, place, entity: entityName(`kaito:board-entry:top:TEST:${subject}`) }));
  const counted = moved.flatMap(({ entity, place }): PlaceChange[] => {
    const before = rows.get(entity);
    if (place === undefined) rows.delete(entity);
    else rows.set(entity, place);
    return [
      ...(before === undefined ? [] : [{ ...board, entity, place: before, change: -1 }]),
      ...(place === undefined ? [] : [{ ...board, entity, place, change: 1 }]),
    ];
  });
  await db.sql.begin(async (tx) => {
    const sent = JSON.stringify(moved);
    await tx`delete from facts using json_to_recordset(${sent}::text::json) as m(entity uuid, place float8)
      where facts.entity = m.entity and m.place is null`;
    await tx`insert into facts select entity, 'kaito', 'board-entry', subject, ${rows.size} + (random() * 1e12)::bigint, true, '{}'
      from json_to_recordset(${sent}::text::json) as m(entity uuid, subject text, place float8) where place is not null on conflict do nothing`;
    await tx`insert into board_entries select entity, 'kaito', 'top:TEST', subject, place
      from json_to_recordset(${sent}::text::json) as m(entity uuid, subject text, place float8) where place is not null
      on conflict (entity) do update set place = excluded.place`;
    await movePlaces(tx, counted);
  });
}

async function expectExact(): Promise<void> {
  const sorted = [...rows].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
  for (const table of ['board_stretches', 'board_spans']) {
    const [parts] = await db.sql<{ rows: number }[]>`select sum(rows)::int as rows from ${db.sql(table)}`;
    expect(parts?.rows).toBe(rows.size);
  }
  const [loose] = await db.sql<{ many: number }[]>`
    select count(*)::int as many from board_spans left join board_stretches s using (platform, board_id, first_place, first_entity)
    where s.rows is null`;
  expect(loose?.many, 'spans that begin where no stretch does').toBe(0);
  for (let probe = 0; probe < 25; probe += 1) {
    const at = Math.floor(random() * sorted.length);
    const [entity, place] = sorted[at] ?? ['', 0];
    const [found] = await db.sql`select board_rows_before('kaito', 'top:TEST', ${place}::float8, ${entity}::text::uuid) as before`;
    expect(found?.before).toBe(at);
  }
}

async function partsOf(table: string): Promise<number> {
  const [row] = await db.sql<{ many: number }[]>`select count(*)::int as many from ${db.sql(table)}`;
  return row?.many ?? 0;
}

describe('the counts of a board', () => {
  it('are found by ranges of an index, even in a session that first asked while the board was short', async () => {
    const late = Array.from({ length: 5_000 }, (_, n) => ({ subject: `late${n}`, place: -random() }));
    const session = await db.sql.reserve();
    const before = () =>
      session<{ before: number }[]>`select board_rows_before('kaito', 'top:TEST', 1e9, ${'f'.repeat(32)}::text::uuid) as before`;
    const fullReads = async () => {
      const [read] = await session<{ many: number }[]>`
        select sum(seq_scan)::int as many from pg_stat_xact_user_tables where relname in ('board_entries', 'board_stretches', 'board_spans')`;
      return read?.many ?? 0;
    };
    try {
      await move(late.slice(0, 3));
      await session`analyze board_entries, board_stretches, board_spans`;
      for (let nth = 0; nth < 10; nth += 1) expect((await before())[0]?.before).toBe(3);
      await move(late.slice(3));
      await session`begin`;
      expect((await before())[0]?.before).toBe(late.length);
      expect(await fullReads()).toBe(0);
      await session`commit`;
    } finally {
      session.release();
    }
    await move(late.map(({ subject }) => ({ subject, place: undefined })));
  });

  it.each([
    ['board_rows_before', `'kaito', 'top:TEST', `],
    ['global_rows_before', ''],
  ])('%s is planned once in a session, also where queries are planned each time', async (name, of) => {
    let plans = 0;
    const session = postgres(db.url, {
      max: 1,
      onnotice: ({ message }) => {
        if (message === 'PLANNER STATISTICS') plans += 1;
      },
      connection: { client_min_messages: 'log', log_planner_stats: true, plan_cache_mode: 'force_custom_plan' },
    });
    const ask = () =>
      session`select ${session.unsafe(name)}(${session.unsafe(of)} ${-random()}::text::float8, ${'f'.repeat(32)}::text::uuid)`;
    try {
      await ask();
      plans = 0;
      for (let nth = 0; nth < 10; nth += 1) await ask();
      expect(plans, 'those of the query around it').toBe(10);
    } finally {
      await session.end();
    }
  });

  it('stay exact while rows come, stretches split, move and leave', async () => {
    for (let batch = 0; batch < 6; batch += 1) {
      await move(Array.from({ length: 500 }, (_, n) => ({ subject: String(batch * 500 + n), place: -Math.floor(random() * 300) / 300 })));
    }
    const split = await partsOf('board_stretches');
    expect(split).toBeGreaterThan(10);
    await expectExact();

    for (let batch = 0; batch < 3; batch += 1) {
      const subjects = new Set(Array.from({ length: 400 }, () => String(Math.floor(random() * 3_000))));
      await move([...subjects].map((subject) => ({ subject, place: -random() * 10 })));
    }
    await expectExact();

    const leaving = Array.from({ length: 2_600 }, (_, n) => ({ subject: String(n), place: undefined }));
    await move(leaving);
    await expectExact();
    expect(await partsOf('board_stretches')).toBeLessThan(split);
  });

  it('stay exact when all rows share a value', async () => {
    await move(Array.from({ length: 1_500 }, (_, n) => ({ subject: `same${n}`, place: -0.5 })));
    await expectExact();
  });

  it('stay exact on a board so long that spans split, and when most of it leaves', async () => {
    const many = Array.from({ length: 40_000 }, (_, n) => ({ subject: `many${n}`, place: -Math.floor(random() * 20_000) / 1_000 }));
    await move(many);
    const split = await partsOf('board_spans');
    expect(split).toBeGreaterThan(3);
    await expectExact();

    for (let batch = 0; batch < 5; batch += 1)
      await move(many.slice(batch * 300, batch * 300 + 300).map(({ subject }) => ({ subject, place: -random() * 20 })));
    await expectExact();

    await move(many.slice(1_000).map(({ subject }) => ({ subject, place: undefined })));
    expect(await partsOf('board_spans')).toBeLessThan(split);
    await expectExact();
  });
});
