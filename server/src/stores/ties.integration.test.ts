import { afterAll, beforeAll, expect, it } from 'vitest';
import { campaignSeen } from '../testing/contributor.ts';
import { type CrowdWorld, crowdWorld } from '../testing/crowd-world.ts';
import { signed } from '../testing/device.ts';

let world: CrowdWorld;
beforeAll(async () => {
  world = await crowdWorld(14);
});
afterAll(() => world.db.drop());

let counter = 100;
/** Each of these people reports the name of a campaign, from a network of its own or from one that all of them share. */
async function seeFrom(who: readonly number[], networkOf: (at: number) => string, id: string, name: string): Promise<void> {
  for (const at of who) {
    counter += 1;
    const contributor = world.people[at]?.device;
    if (!contributor) throw new Error('There are not so many people.');
    const observations = [campaignSeen(world.now(), { name }, { id })];
    const request = signed(contributor, { contributor: contributor.id, counter, sentAt: world.now(), observations });
    const incoming = { headers: { 'content-length': String(request.body.length) }, socket: { remoteAddress: networkOf(at) } };
    const response = await world.app.request('/v1/observations', request, { incoming });
    if (response.status !== 200) throw new Error(await response.text());
  }
  await world.settleAll();
}
const ownNetwork = (at: number) => `198.51.100.${at}`;
const statusOf = async (id: string) => (await world.facts(id)).name?.evidence;

it('three newcomers from three networks agree at once', async () => {
  await seeFrom([0, 1, 2], ownNetwork, 'apart', 'True');
  expect(await statusOf('apart')).toMatchObject({ status: 'agreed', n: 3 });
});

it('three newcomers from one network are one from their first word on, before any checkpoint', async () => {
  await seeFrom([3, 4, 5], () => '203.0.113.7', 'together', 'Lie');
  expect(await statusOf('together')).toMatchObject({ status: 'unconfirmed', n: 1 });
  expect((await world.rebuild.compare()).differ).toBe(0);
});

it('and so are those who spoke from elsewhere before: what they said is settled again', async () => {
  await seeFrom([6, 7, 8], ownNetwork, 'moved', 'Lie');
  expect(await statusOf('moved')).toMatchObject({ status: 'agreed', n: 3 });
  await seeFrom([6, 7, 8], () => '203.0.113.8', 'elsewhere', 'Lie');
  expect(await statusOf('moved')).toMatchObject({ status: 'unconfirmed', n: 1 });
  expect((await world.rebuild.compare()).differ).toBe(0);
});

it('who shares one network with one and another with another ties all of them', async () => {
  await seeFrom([9, 10], () => '203.0.113.9', 'chain', 'Lie');
  await seeFrom([11], ownNetwork, 'chain', 'Lie');
  await seeFrom([12, 11], () => '203.0.113.10', 'chain', 'Lie');
  expect(await statusOf('chain')).toMatchObject({ status: 'unconfirmed', n: 2 });
  await seeFrom([10], () => '203.0.113.10', 'chain', 'Lie');
  expect(await statusOf('chain')).toMatchObject({ status: 'unconfirmed', n: 1 });
});

it('a checkpoint lets go of the ties and says itself who is one; every fact still follows', async () => {
  expect(await world.db.sql`select from ties`).not.toHaveLength(0);
  await world.checkpoints.now('a test');
  await world.settleAll();
  expect(await world.db.sql`select from ties`).toHaveLength(0);
  expect(await statusOf('together')).toMatchObject({ status: 'unconfirmed', n: 1 });
  expect(await statusOf('apart')).toMatchObject({ status: 'agreed', n: 3 });
  expect(await world.rebuild.compare()).toMatchObject({ differ: 0, waiting: 0 });
  expect(await world.rebuild.verify()).toMatchObject({ wrong: [] });
});

it('whoever joins them later is one of them at once', async () => {
  await seeFrom([13], () => '203.0.113.7', 'together', 'Lie');
  expect(await statusOf('together')).toMatchObject({ status: 'unconfirmed', n: 1 });
});
