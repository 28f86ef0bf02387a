import type { EpochMs } from '@infofi-lens/shared/units';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { quotaStore } from '../../stores/admission/quota-store.ts';
import { freshDatabase, type TestDatabase } from '../../testing/database.ts';
import { distinct } from './distinct.ts';
import { tally } from './tally.ts';

let db: TestDatabase;
let clock: number;
const now = () => clock as EpochMs;
beforeAll(async () => {
  db = await freshDatabase();
});
beforeEach(async () => {
  clock = Date.UTC(2026, 10, 20, 12, 30);
  await db.sql`truncate quota_use, entity_sketches`;
});
afterAll(() => db.drop());

const hour = 3_600_000;
const allowance = { name: 'observations', limit: 10_000, everyMs: hour };
const newTally = () => tally({ store: quotaStore(db.sql), now });

describe('an allowance that processes share', () => {
  it.each([1, 2, 4])('is exceeded by at most a twentieth for each of %i processes that are asked at once', async (processes) => {
    const all = Array.from({ length: processes }, newTally);
    let given = 0;
    await Promise.all(
      all.map(async (process) => {
        for (let n = 0; n < 200; n += 1) if ('giveBack' in (await process.take('c1', allowance, 100))) given += 100;
      }),
    );
    expect(given).toBeGreaterThanOrEqual(10_000);
    expect(given).toBeLessThanOrEqual(10_000 * (1 + 0.05 * (processes - 1)));
  });

  it('asks the table seldom', async () => {
    let asked = 0;
    const store = quotaStore(db.sql);
    const counted = tally({
      store: {
        add: (uses) => {
          asked += 1;
          return store.add(uses);
        },
      },
      now,
    });
    for (let n = 0; n < 100; n += 1) await counted.take('c1', allowance, 100);
    expect(asked).toBeLessThanOrEqual(26); // once at first, then every 500 of 10,000, twice where the end is near
  });

  it('says how long to wait, and begins anew', async () => {
    const one = newTally();
    expect(await one.take('c1', allowance, 10_000)).toHaveProperty('giveBack');
    expect(await one.take('c1', allowance, 1)).toEqual({ waitMs: hour / 2 });
    expect(await one.take('c2', allowance, 1)).toHaveProperty('giveBack');
    clock += hour / 2;
    expect(await one.take('c1', allowance, 1)).toHaveProperty('giveBack');
  });

  it('takes back what was not used', async () => {
    const one = newTally();
    const taken = await one.take('c1', allowance, 10_000);
    if ('giveBack' in taken) taken.giveBack();
    expect(await one.take('c1', allowance, 10_000)).toHaveProperty('giveBack');
  });

  it('is exact where it is small', async () => {
    const few = { name: 'newcomers', limit: 3, everyMs: 24 * hour, slack: 0 };
    const processes = [newTally(), newTally()];
    let given = 0;
    for (let n = 0; n < 10; n += 1) {
      const process = processes[n % 2];
      if (process && 'giveBack' in (await process.take('n1', few, 1))) given += 1;
      await process?.flush();
    }
    expect(given).toBe(3);
  });
});

describe('different things in a day', () => {
  const limit = 2_000;
  const secret = () => Promise.resolve(Uint32Array.of(1, 2, 3, 4));
  const newDistinct = () => distinct({ store: quotaStore(db.sql), now, limit, secret });
  const name = (n: number) => n.toString(16).padStart(8, '0').repeat(4);
  const names = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => name(from + n));

  it('are counted once however often they are spoken of', async () => {
    const one = newDistinct();
    for (let round = 0; round < 50; round += 1) expect(await one.take(1, names(0, 1_000))).toBe(0);
  });

  it('are limited within a few per cent', async () => {
    const one = newDistinct();
    let taken = 0;
    while ((await one.take(1, names(taken, taken + 20))) === 0) taken += 20;
    expect(taken / limit).toBeGreaterThan(0.95);
    expect(taken / limit).toBeLessThan(1.05);
    expect(await one.take(1, names(0, 20))).toBe(0); // what was spoken of before still may be
    expect(await one.take(2, names(taken, taken + 20))).toBe(0);
    clock += 12 * hour;
    expect(await one.take(1, names(taken, taken + 20))).toBe(0);
  });

  it('are one count over two processes', async () => {
    const processes = [newDistinct(), newDistinct()];
    let taken = 0;
    for (let n = 0; n < 400; n += 1) if ((await processes[n % 2]?.take(1, names(n * 20, n * 20 + 20))) === 0) taken += 20;
    expect(taken / limit).toBeGreaterThan(0.95);
    expect(taken / limit).toBeLessThan(1.15);
  });
});
