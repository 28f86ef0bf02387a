import { BatchReceipt } from '@infofi-lens/shared/contracts/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaignSeen } from '../../testing/contributor.ts';
import { type CrowdWorld, crowdWorld, minute } from '../../testing/crowd-world.ts';
import { signed } from '../../testing/device.ts';
import { keptSightings } from '../../testing/kept.ts';

let world: CrowdWorld;
beforeAll(async () => {
  world = await crowdWorld(6);
});
afterAll(() => world.db.drop());

const claimsOn = async (id: string) => {
  const rows = await world.db.sql<{ contributor: number; at: number }[]>`
    select contributor, newest_at as at from claims where entity = entity_name(${`galxe:campaign:${id}`}) order by contributor`;
  return rows.map(({ contributor, at }) => [contributor, at]);
};
const unclaimed = async () => (await world.db.sql`select from unclaimed`).length;

describe('what was taken in', () => {
  it('waits to be claimed, counts once, and waits no longer', async () => {
    await world.see([0, 1], 'a', { name: 'A' });
    expect([await unclaimed(), await claimsOn('a')]).toEqual([2, []]);
    await world.claimAll();
    const claims = await claimsOn('a');
    expect(claims).toEqual([
      [1, world.now()],
      [2, world.now()],
    ]);
    await world.claimAll();
    expect([await unclaimed(), await claimsOn('a')]).toEqual([0, claims]);
  });

  it('says nothing of somebody who was erased before it was claimed', async () => {
    await world.see([5], 'erased', { name: 'Mine' });
    const device = world.people[5]?.device;
    if (!device) throw new Error('There is nobody.');
    const wish = { contributor: device.id, counter: 1_000, erase: 'everything' };
    expect((await world.app.request('/v1/contributors/erase', signed(device, wish))).status).toBe(200);
    await world.claimAll();
    expect([await unclaimed(), await claimsOn('erased')]).toEqual([0, []]);
  });

  it('is claimed by one process at a time, in the order it came', async () => {
    await world.see([0], 'order', { name: 'First' });
    world.pass(minute);
    await world.see([0], 'order', { name: 'Second' });
    await Promise.all([world.claimAll(), world.claimAll()]);
    await world.claimAll();
    expect(await claimsOn('order')).toEqual([[1, world.now()]]);
  });
});

describe('a sighting that comes again', () => {
  const again = async (counter: number, items: readonly unknown[]): Promise<string[]> => {
    const response = await world.people[2]?.share(items, { counter });
    return BatchReceipt.parse(await response?.json()).results.map(({ status }) => status);
  };

  it('is a duplicate in another batch beside news, and only the news is kept', async () => {
    const [old, news] = ['old', 'news'].map((id) => campaignSeen(world.now(), { name: id }, { id }));
    await again(100, [old]);
    expect(await again(101, [old, news])).toEqual(['duplicate', 'accepted']);
    expect([await keptSightings(world.db.sql, 'old'), await keptSightings(world.db.sql, 'news')].map((kept) => kept.length)).toEqual([
      1, 1,
    ]);
  });

  it('counts once also when it is so old that it is not known again', async () => {
    const item = campaignSeen(world.now(), { name: 'Long ago' }, { id: 'ago' });
    await again(200, [item]);
    await world.claimAll();
    const before = await claimsOn('ago');
    for (let batch = 0; batch < 5; batch += 1)
      await again(
        201 + batch,
        Array.from({ length: 100 }, (_, n) => campaignSeen(world.now(), { name: 'x' }, { id: `${batch}-${n}` })),
      );
    expect(await again(300, [item])).toEqual(['accepted']);
    await world.claimAll();
    expect(await claimsOn('ago')).toEqual(before);
  });
});
