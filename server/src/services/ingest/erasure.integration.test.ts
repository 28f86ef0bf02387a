import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ErasureProof } from '@infofi-lens/shared/contracts/erasure';
import { Problem } from '@infofi-lens/shared/contracts/problem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CrowdWorld, crowdWorld, minute } from '../../testing/crowd-world.ts';
import { type Device, newDevice, signed } from '../../testing/device.ts';

let folder: string;
let world: CrowdWorld;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lens-erasure-'));
  world = await crowdWorld(6, { dumpsFolder: folder });
});
afterAll(async () => {
  await world.db.drop();
  await rm(folder, { recursive: true });
});

const device = (at: number): Device => {
  const found = world.people[at]?.device;
  if (!found) throw new Error('There is nobody.');
  return found;
};
const ask = (of: Device, change: Record<string, unknown> = {}, by = of) =>
  world.app.request('/v1/contributors/erase', signed(by, { contributor: of.id, counter: 1_000, erase: 'everything', ...change }));
const codeOf = async (response: Response) => Problem.parse(await response.json()).code;

describe('erasing a contributor', () => {
  it('is refused to anybody but the contributor, and for anything that is not this wish', async () => {
    await world.see([0, 1, 2], ['shared', 'other'], { name: 'Ours', participants: 80 });
    await world.see([3, 4], 'shared', { name: 'Ours', participants: 80 });
    await world.see([0], 'mine', { name: 'Mine alone' });
    await world.settleAll();
    await world.checkpoints.now('a test');
    expect(await readdir(folder)).toHaveLength(1);

    expect(await codeOf(await ask(device(0), {}, device(1)))).toBe('bad_signature');
    expect(await codeOf(await ask(device(0), { counter: 1 }))).toBe('replayed_batch');
    expect(await codeOf(await ask(device(0), { erase: 'something' }))).toBe('invalid_input');
    expect(await codeOf(await ask(newDevice()))).toBe('unknown_contributor');
  });

  it('leaves no row that names it, in any table', async () => {
    const tables = await world.db.sql<{ name: string }[]>`
      select table_name as name from information_schema.columns where column_name = 'contributor' and table_schema = 'public'`;
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['batches', 'claims', 'lately_sent', 'ledger', 'unclaimed']));
    const left = async () => {
      const rows = await Promise.all(tables.map(({ name }) => world.db.sql`select from ${world.db.sql(name)} where contributor = 1`));
      return rows.flat().length;
    };
    expect(await left()).toBeGreaterThan(0);

    world.pass(minute);
    const response = await ask(device(0));
    expect(response.status).toBe(200);
    const proof = ErasureProof.parse(await response.json());
    expect(proof).toMatchObject({ claims: 5, sightings: 3, factsChanged: 3, checkpoint: 2 });
    expect(await left()).toBe(0);
    expect(await world.db.sql`select from contributors where id = ${device(0).id}`).toHaveLength(0);
    expect(await readdir(folder)).toEqual([]); // nobody had seen that dump yet
  });

  it('leaves what others vouch for, takes back what rested on its word, and both in the signed base', async () => {
    expect((await world.facts('shared')).name).toMatchObject({ value: 'Ours', evidence: { n: 4, status: 'agreed' } });
    expect((await world.facts('other')).name).toMatchObject({ value: 'Ours', evidence: { n: 2, status: 'unconfirmed' } });
    expect(await world.facts('mine')).toEqual({});
    const bases = await world.db.sql<{ base: { name?: { evidence: { n: number } } } }[]>`select base from bases`;
    expect(bases.map(({ base }) => base.name?.evidence.n)).toEqual([4]);
    expect(await world.rebuild.verify()).toEqual({ no: 2, wrong: [] });
    expect(await world.rebuild.compare()).toMatchObject({ differ: 0, waiting: 0 });
  });

  it('is told when it asks again with the same key: nobody knows it, also who had remembered it', async () => {
    const standing = () =>
      world.app.request('/v1/contributors/standing', signed(device(0), { contributor: device(0).id, at: world.now() }));
    expect(await codeOf(await standing())).toBe('unknown_contributor');
    expect(await codeOf(await ask(device(0)))).toBe('unknown_contributor');
  });

  it('is for good: the key can neither register nor send', async () => {
    const again = await world.app.request('/v1/contributors', signed(device(0), { publicKey: device(0).publicKey }));
    expect(again.status).toBe(410);
    expect(await codeOf(again)).toBe('contributor_erased');
    const batch = await world.people[0]?.share([]);
    expect(batch?.status).toBe(400);
    await expect(world.see([0], 'shared', { name: 'Back' })).rejects.toThrow('unknown_contributor');
  });

  it('ends a quarantine of it and leaves no id in it', async () => {
    const { id } = device(5);
    await world.directives.add({ directive: { what: 'quarantine', contributor: id }, reason: 'a test', by: 'somebody', at: world.now() });
    await ask(device(5));
    expect(await world.directives.inForce()).toEqual([]);
    const rows = await world.db.sql`select from directives where directive::text like ${`%${id}%`}`;
    expect(rows).toHaveLength(0);
  });
});
