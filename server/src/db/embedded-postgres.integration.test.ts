import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isDatabaseAway } from './away.ts';
import { openDatabase } from './open-database.ts';
import { isAlive, runningPostmaster } from './postmaster.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lens-embedded-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('keeps its data from one start to the next', async () => {
  const first = await openDatabase({ folder });
  await first.sql`insert into platform_totals values ('galxe', 'campaign', 1, 1)`;
  await first.close();
  const second = await openDatabase({ folder });
  expect(await second.sql`select known from platform_totals`).toEqual([{ known: 1 }]);
  await second.close();
  expect(await runningPostmaster(join(folder, 'pg'))).toBeUndefined();
});

it('is joined by a second process and stopped by the last one out', async () => {
  const first = await openDatabase({ folder });
  const second = await openDatabase({ folder });
  const pid = (await runningPostmaster(join(folder, 'pg')))?.pid ?? 0;
  await first.close();
  expect(await second.sql`select 1 as one`).toEqual([{ one: 1 }]);
  await second.close();
  expect(isAlive(pid)).toBe(false);
});

it('comes back after it was killed, with what it had acknowledged, for those who are connected', async () => {
  const database = await openDatabase({ folder });
  await database.sql`insert into platform_totals values ('galxe', 'campaign', 1, 1)`;
  const pid = async () => (await runningPostmaster(join(folder, 'pg')))?.pid;
  const killed = await pid();
  process.kill(killed ?? 0, 'SIGKILL');
  // Sessions outlive their server for a moment: only a new server shows that it came back.
  await expect.poll(async () => ![undefined, killed].includes(await pid()), { timeout: 20_000 }).toBe(true);
  await expect
    .poll(() => database.sql`select known from platform_totals`.catch(isDatabaseAway), { timeout: 20_000 })
    .toEqual([{ known: 1 }]);
  await database.close();
  expect(await runningPostmaster(join(folder, 'pg'))).toBeUndefined();
});

it('is closed without complaint when it was killed and is not back yet', async () => {
  const database = await openDatabase({ folder });
  process.kill((await runningPostmaster(join(folder, 'pg')))?.pid ?? 0, 'SIGKILL');
  await database.close();
  expect(await runningPostmaster(join(folder, 'pg'))).toBeUndefined();
});

it('starts although a crash left the pid of what is another program now', async () => {
  await (await openDatabase({ folder })).close();
  await writeFile(join(folder, 'pg', 'postmaster.pid'), `${process.pid}\n/nowhere\n0\n1\n`);
  const database = await openDatabase({ folder });
  expect(await database.sql`select 1 as one`).toEqual([{ one: 1 }]);
  await database.close();
});
