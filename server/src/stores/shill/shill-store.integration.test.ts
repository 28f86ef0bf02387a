import type { EpochMs } from '@infofi-lens/shared/units';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../testing/database.ts';
import { shillNews } from './news.ts';
import { type ShillSource, shillStore } from './shill-store.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.drop());

const day = 86_400_000;
const now = (Date.UTC(2026, 10, 20) + day / 2) as EpochMs; // within the range of times
const mark = (many: number) =>
  db.sql`insert into shill_dirty select 'x:' || n, 0 from generate_series(1, ${many}) n on conflict do nothing`;
const result = (source: ShillSource, totals = '{}') => ({ person: source.person, scores: '{}', totals, moved: true, events: [] });

it('gives each process other people, and each of them once', async () => {
  await db.sql`insert into shill_people (person) select 'x:' || n from generate_series(1, 50) n`;
  await mark(50);
  const store = shillStore(db.sql);
  const seen: string[] = [];
  let both: () => void = () => undefined;
  const arrived = new Promise<void>((done) => {
    let many = 0;
    both = () => ++many === 2 && done();
  });
  const work = () =>
    store.recompute(20, now, async (sources) => {
      both();
      await arrived; // both hold theirs at the same time
      seen.push(...sources.map(({ person }) => person));
      return sources.map((source) => result(source));
    });
  expect(await Promise.all([work(), work()])).toEqual([20, 20]);
  expect(new Set(seen).size).toBe(40);
  expect(await db.sql`select from shill_dirty`).toHaveLength(10);
});

it('takes nobody when computing fails', async () => {
  const store = shillStore(db.sql);
  await expect(store.recompute(20, now, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await db.sql`select from shill_dirty`).toHaveLength(10);
});

it('keeps one row of the past a day, the last of it, for a year', async () => {
  const store = shillStore(db.sql);
  const compute = async (at: number, score: number) => {
    await mark(1);
    await store.recompute(50, at as EpochMs, async (sources) =>
      sources.map((source) => result(source, `{"30":{"overall":[${score},0.5]}}`)),
    );
  };
  await compute(now, 40);
  await compute(now + 3_600_000, 41);
  await compute(now + day, 42);
  expect((await store.history('x:1', 10)).map(({ day: at, totals }) => [at, totals])).toEqual([
    [now + day / 2, { 30: { overall: [42, 0.5] } }],
    [now - day / 2, { 30: { overall: [41, 0.5] } }],
  ]);
  await store.sweep((now + 366 * day) as EpochMs); // a time plus days
  expect(await store.history('x:1', 10)).toHaveLength(1);
});

it('marks everybody once in so long, in whichever process asks first', async () => {
  const news = shillNews(db.sql);
  await db.sql`delete from shill_dirty`;
  expect(await Promise.all([news.markAll(now, day), news.markAll(now, day)])).toEqual(expect.arrayContaining([true, false]));
  expect(await db.sql`select from shill_dirty`).toHaveLength(50);
  expect(await news.markAll((now + day - 1) as EpochMs, day)).toBe(false); // a time plus a day
  expect(await news.markAll((now + day) as EpochMs, day)).toBe(true);
});
