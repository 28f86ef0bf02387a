import { browse } from './harness/browse.ts';
import { crowdOf, mayLeave, valuesOf } from './harness/crowd.ts';
import { keptSightings } from './harness/kept-sightings.ts';
import { expect, expectAllRead, expectAllSent, test } from './harness/test.ts';
import { openAccount } from './replicas/x.ts';
import { compare } from './world/compare.ts';

const sharing = { enabled: true, share: true };

test('what one person shares reaches everybody field by field, and nothing else does', async ({ lens, visit, world, api }) => {
  await lens.change({ api: api.url, platforms: { galxe: sharing, kaito: sharing, x: sharing } });
  const page = await lens.context.newPage();
  for (const url of [
    'https://app.galxe.com/quest/explore/all',
    'https://kaito.ai/mindshare-arena/voices',
    'https://x.com/home',
    `https://x.com/${openAccount(world).handle}`,
  ]) {
    await browse(page, url);
    await expectAllRead(lens, visit);
  }
  await lens.send('sync-now', {});
  const outcome = async () => compare(visit.ledger.shareable, valuesOf(await crowdOf(api.url)), mayLeave);
  await expect.poll(async () => (await outcome()).differences.slice(0, 5)).toEqual([]);
  const { unexpected, fields } = await outcome();
  expect(unexpected).toEqual([]); // no post that was seen on the home timeline only, no part of anybody's own
  expect(fields).toBeGreaterThan(1_000);
  const held = [...(await crowdOf(api.url))].flatMap(([key, facts]) => Object.keys(facts).map((field) => [key, field] as const));
  expect(held.filter(([key, field]) => !mayLeave(key, field))).toEqual([]);
});

test('what is seen while the API is away is shared once it is back', async ({ lens, visit, api }) => {
  await lens.change({ api: api.url, platforms: { kaito: sharing } });
  await api.stop();
  await browse(await lens.context.newPage(), 'https://kaito.ai/mindshare-arena/voices');
  await expectAllRead(lens, visit);
  await lens.send('sync-now', {});
  expect((await lens.rows('queue')).length).toBeGreaterThan(0);
  expect(JSON.stringify(await lens.rows('state'))).toContain('lastError');

  await api.start();
  await expectAllSent(lens);
  await expect
    .poll(async () => compare(visit.ledger.shareable, valuesOf(await crowdOf(api.url)), mayLeave).differences.slice(0, 5))
    .toEqual([]);
});

test('a page seen again within the same minutes is not shared again', async ({ lens, visit, api }) => {
  await lens.change({ api: api.url, platforms: { layer3: sharing } });
  const page = await lens.context.newPage();
  for (let round = 0; round < 3; round++) {
    await browse(page, 'https://app.layer3.xyz/discover');
    await expectAllRead(lens, visit);
    await expectAllSent(lens);
  }
  const [rows] = await api.database.query<{ all: number; entities: number }>(
    `select count(*)::int as all, count(distinct entity)::int as entities from ${keptSightings}`,
  );
  expect(rows?.entities).toBeGreaterThan(20);
  expect(rows?.all).toBe(rows?.entities);
});

test('consent that is taken back stops what was waiting', async ({ lens, visit, api }) => {
  await lens.change({ api: api.url, platforms: { kaito: sharing } });
  await api.stop();
  await browse(await lens.context.newPage(), 'https://kaito.ai/mindshare-arena/voices');
  await expectAllRead(lens, visit);
  await lens.change({ platforms: { kaito: { share: false } } });
  await api.start();
  await lens.send('sync-now', {});
  expect(await lens.rows('queue')).toEqual([]);
  expect((await crowdOf(api.url)).size).toBe(0);
});
