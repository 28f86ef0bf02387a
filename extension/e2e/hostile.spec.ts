import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { browse } from './harness/browse.ts';
import { crowdOf } from './harness/crowd.ts';
import { type Lens, openLens } from './harness/lens.ts';
import { expect, expectAllSent, test } from './harness/test.ts';
import { openReplicas } from './replicas/server.ts';
import { lyingWorld } from './world/lies.ts';
import type { World } from './world/world.ts';

type Campaign = World['galxe']['campaigns'][number];
const pageOf = ({ id, space }: Campaign) => `https://app.galxe.com/quest/${encodeURIComponent(space.alias)}/${id}`;
const keyOf = ({ id }: Campaign) => `galxe:campaign:${id}`;

/** One person with a browser of their own, for as long as `use` takes. */
async function person(world: World, use: (lens: Lens) => Promise<void>): Promise<void> {
  const profileDir = mkdtempSync(path.join(os.tmpdir(), 'lens-person-'));
  const visit = await openReplicas(world);
  const lens = await openLens({ visit, profileDir });
  await use(lens);
  await lens.close();
  await visit.close();
  rmSync(profileDir, { recursive: true, force: true });
}

/** Somebody looks at campaigns and shares what their page says. */
const shares = (world: World, api: string, campaigns: readonly Campaign[]) =>
  person(world, async (lens) => {
    await lens.change({ api, platforms: { galxe: { enabled: true, share: true } } });
    const page = await lens.context.newPage();
    for (const campaign of campaigns) {
      await browse(page, pageOf(campaign));
      await expect.poll(async () => (await lens.facts()).get(keyOf(campaign))?.has('status')).toBe(true);
    }
    await expectAllSent(lens);
  });

test('one browser’s hostile captures are to others at most "reported by 1, unconfirmed", and replace nothing that was agreed', async ({
  world,
  lens,
  api,
}) => {
  test.setTimeout(240_000);
  const open = world.galxe.campaigns.filter(
    ({ token, status, parentId, participants }) => token && status === 'Active' && !parentId && participants > 20,
  );
  const [agreed, alone] = open.slice(-2);
  if (!agreed || !alone) throw new Error('The world has too few such campaigns.');
  for (let n = 0; n < 3; n += 1) await shares(world, api.url, [agreed]);
  const said = async (campaign: Campaign) => (await crowdOf(api.url)).get(keyOf(campaign)) ?? {};
  await expect.poll(async () => (await said(agreed)).name?.evidence.status, { timeout: 60_000 }).toBe('agreed');
  await expect.poll(async () => (await said(agreed)).participants?.evidence.status).toBe('agreed');
  const before = await said(agreed);
  expect(before.name?.value).toBe(agreed.name);

  await shares(lyingWorld(world), api.url, [agreed, alone]);
  await expect.poll(async () => Object.keys(await said(alone)).length, { timeout: 60_000 }).toBeGreaterThan(0);
  const lies = await said(alone);
  expect(lies.name?.value).toBe(`Free money: ${alone.name}`);
  expect(Object.values(lies).map(({ evidence: { status, n } }) => [status, n])).toEqual(Object.values(lies).map(() => ['unconfirmed', 1]));
  const after = await said(agreed);
  for (const field of ['name', 'participants', 'status', 'endsAt'] as const) {
    expect(after[field]?.value, field).toEqual(before[field]?.value);
    expect(after[field]?.evidence.status, field).toBe('agreed');
  }

  // Another browser, which saw neither of the two.
  await lens.change({ api: api.url, pullCrowd: true });
  await lens.send('sync-now', {});
  const rows = await lens.crowd();
  const held = (campaign: Campaign): typeof before => JSON.parse(rows.find(({ key }) => key === keyOf(campaign))?.text ?? '{}');
  expect(Object.values(held(alone)).every(({ evidence }) => evidence.status === 'unconfirmed' && evidence.n === 1)).toBe(true);
  expect(held(agreed).name).toMatchObject({ value: agreed.name, evidence: { status: 'agreed' } });
  expect(held(agreed).participants?.value).toBe(agreed.participants);
  expect(held(agreed).status?.value).toBe('active');

  // What it sees itself, the lie does not replace either.
  const page = await lens.context.newPage();
  await lens.change({ cardFolded: false });
  await browse(page, pageOf(alone));
  const card = page.locator('infofi-lens').locator('.overlay-card');
  await expect(card).toContainText(alone.name);
  await expect(card).not.toContainText('Free money');
  await expect(card).not.toContainText('Over:');
});
