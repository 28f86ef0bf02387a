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

/** Moves rows the way a publication does: the row and its counts in one transaction. */
async function move(changes: readonly { subject: string; place: number | undefined }[]): Promise<void> {
  await db.sql.begin(async (tx) => {
    const counted: PlaceChange[] = [];
    for (const { subject, place } of changes) {
      const entity = entityName(`kaito:board-entry:top:TEST:${subject}`);
      const before = rows.get(entity);
      if (before !== undefined) counted.push({ ...board, entity, place: before, change: -1 });
      if (place === undefined) {
        await tx`delete from facts where entity = ${entity}::text::uuid`;
        rows.delete(entity);
        continue;
      }
      counted.push({ ...board, entity, place, change: 1 });
      rows.set(entity, place);
      await tx`insert into facts values (${entity}::text::uuid, 'kaito', 'board-entry', ${subject}, ${rows.size + Number(random() * 1e12)}::float8::bigint, true, '{}') on conflict do nothing`;
      await tx`insert into board_entries values (${entity}::text::uuid, 'kaito', 'top:TEST', ${subject}, ${place})
        on conflict (entity) do update set place = excluded.place`;
    }
    await movePlaces(tx, counted);
  });
}

async function expectExact(): Promise<void> {
  const sorted = [...rows].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
  const stretches = await db.sql<{ rows: number }[]>`select rows from board_stretches`;
  expect(stretches.reduce((sum, { rows: count }) => sum + count, 0)).toBe(rows.size);
  for (let probe = 0; probe < 25; probe += 1) {
    const at = Math.floor(random() * sorted.length);
    const [entity, place] = sorted[at] ?? ['', 0];
    const [found] = await db.sql`select board_rows_before('kaito', 'top:TEST', ${place}::float8, ${entity}::text::uuid) as before`;
    expect(found?.before).toBe(at);
  }
}

describe('the counts of a board', () => {
  it('stay exact while rows come, stretches split, move and leave', async () => {
    for (let batch = 0; batch < 6; batch += 1) {
      await move(Array.from({ length: 500 }, (_, n) => ({ subject: String(batch * 500 + n), place: -Math.floor(random() * 300) / 300 })));
    }
    const [split] = await db.sql<{ many: number }[]>`select count(*)::int as many from board_stretches`;
    expect(split?.many).toBeGreaterThan(2);
    await expectExact();

    for (let batch = 0; batch < 3; batch += 1) {
      const subjects = new Set(Array.from({ length: 400 }, () => String(Math.floor(random() * 3_000))));
      await move([...subjects].map((subject) => ({ subject, place: -random() * 10 })));
    }
    await expectExact();

    const leaving = Array.from({ length: 2_600 }, (_, n) => ({ subject: String(n), place: undefined }));
    await move(leaving);
    await expectExact();
    const [joined] = await db.sql<{ many: number }[]>`select count(*)::int as many from board_stretches`;
    expect(joined?.many).toBeLessThan(split?.many ?? 0);
  });

  it('stay exact when all rows share a value', async () => {
    await move(Array.from({ length: 1_500 }, (_, n) => ({ subject: `same${n}`, place: -0.5 })));
    await expectExact();
  });
});
