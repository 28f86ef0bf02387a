import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { networkStore } from '../../stores/admission/network-store.ts';
import { freshDatabase, type TestDatabase } from '../../testing/database.ts';
import { hasNetwork, networkNames, weekOf } from './network-name.ts';

let db: TestDatabase;
let clock: number;
const now = () => clock as EpochMs;
const week = 7 * 86_400_000;
beforeAll(async () => {
  db = await freshDatabase();
});
beforeEach(() => {
  clock = Date.UTC(2026, 10, 25, 12); // a Wednesday
});
afterAll(() => db.drop());
const newNames = () => networkNames({ store: networkStore(db.sql), now });

it('a network has one name in every process for a week, and another one in the next', async () => {
  const [here, there] = [newNames(), newNames()];
  const name = await here.nameOf('203.0.113.7');
  expect(name).toMatch(/^[0-9a-f]{32}$/);
  expect(await there.nameOf('::ffff:203.0.113.7')).toBe(name);
  expect(await here.nameOf('203.0.113.8')).not.toBe(name);
  expect(await here.nameOf('2001:db8:1:2::1')).toBe(await there.nameOf('2001:db8:1:2:aaaa::1'));
  clock += week;
  expect(await here.nameOf('203.0.113.7')).not.toBe(name);
});

it('those who share a network now are told as groups, and with the week all of it is forgotten, the salt too', async () => {
  const names = newNames();
  const [shared, alone] = [(await names.nameOf('203.0.113.7')) ?? '', (await names.nameOf('203.0.113.8')) ?? ''];
  for (const contributor of [5, 3, 5]) await names.note(shared, contributor);
  await names.note(alone, 9);
  expect(await names.groups()).toEqual([{ members: ['3', '5'], evidence: expect.any(Number) }]);
  await names.sweep();
  expect(await names.groups()).toEqual([{ members: ['3', '5'], evidence: expect.any(Number) }]);
  const before = weekOf(now());
  clock += week;
  expect(await names.groups()).toEqual([]);
  await names.sweep();
  expect(await db.sql`select from contributor_networks`).toHaveLength(0);
  expect(await db.sql`select from network_salts where week = ${before}`).toHaveLength(0);
});

it.each([
  '127.0.0.1',
  '::1',
  '::',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.1.1',
  '100.64.0.1',
  'fd00::1',
  'fe80::1%eth0',
  '::ffff:10.0.0.1',
  'unknown',
  '',
])('"%s" is nobody\'s network', (address) => expect(hasNetwork(address)).toBe(false));
it.each(['203.0.113.7', '172.32.0.1', '2001:db8::1', '::ffff:8.8.8.8', '8.8.8.8'])('"%s" is a network', (address) =>
  expect(hasNetwork(address)).toBe(true),
);

it('weeks begin on Monday', () => {
  expect(weekOf(now())).toBe('2026-11-23');
  expect(weekOf(Date.UTC(2026, 10, 23) as EpochMs)).toBe('2026-11-23');
  expect(weekOf((Date.UTC(2026, 10, 23) - 1) as EpochMs)).toBe('2026-11-16');
});

it('nothing but its own store reads or writes the tables of networks, and nothing in the database refers to them', async () => {
  const server = fileURLToPath(new URL('../../../', import.meta.url));
  const files = (await readdir(server, { recursive: true })).filter((name) => name.endsWith('.ts') && !name.includes('node_modules'));
  const naming = [];
  for (const name of files)
    if (/contributor_networks|network_salts/.test(await readFile(`${server}/${name}`, 'utf8')) && !name.endsWith('.test.ts'))
      naming.push(name);
  expect(naming).toEqual(['src/stores/admission/network-store.ts']);
  const references = await db.sql`select from pg_constraint where contype = 'f'
    and (confrelid in ('contributor_networks'::regclass, 'network_salts'::regclass) or conrelid in ('contributor_networks'::regclass, 'network_salts'::regclass))`;
  expect(references).toHaveLength(0);
});
