import { SwitchVersions } from '@infofi-lens/shared/contracts/switches';
import type { Page } from '@playwright/test';
import type { Api } from './harness/api.ts';
import { browse, settled } from './harness/browse.ts';
import { keptSightings } from './harness/kept-sightings.ts';
import type { Lens } from './harness/lens.ts';
import { expect, expectAllRead, test } from './harness/test.ts';
import type { World } from './world/world.ts';

const explore = 'https://app.galxe.com/quest/explore/all';
const card = (page: Page) => page.locator('infofi-lens').locator('.overlay-card');
const off = { adapter: 'galxe', versions: 'all', reason: 'The cards moved; a repair is on its way.', since: Date.now() - 60_000 };

/** An operator puts a document in the place of the one that holds; the browser takes on what the catalogue carries. */
async function apply({ lens, api }: { lens: Lens; api: Api }, over: object): Promise<void> {
  const { versions } = SwitchVersions.parse(await api.operate('GET', 'switches'));
  const switches = { format: 1, adapters: [], fields: [], tables: {}, ...over };
  await api.operate('PUT', 'switches', { switches, replaces: versions[0]?.no ?? 0 });
  await expect
    .poll(async () => {
      await lens.send('sync-now', {});
      return heldSwitches(lens);
    })
    .toEqual(switches);
}
const heldSwitches = async (lens: Lens) => {
  const rows = (await lens.rows('state')) as { id: string; value: { switches?: unknown } }[];
  return rows.find(({ id }) => id === 'switches')?.value.switches;
};

function quest(world: World) {
  const found = world.galxe.campaigns.find(({ token, status, parentId }) => token && status === 'Active' && !parentId);
  if (!found) throw new Error('The world has no such campaign.');
  return found;
}
const pageOf = ({ id, space }: World['galxe']['campaigns'][number]) =>
  `https://app.galxe.com/quest/${encodeURIComponent(space.alias)}/${id}`;

test('an adapter that is switched off reads nothing more, also in a page that is open, says why, and shares nothing that waited', async ({
  lens,
  visit,
  world,
  api,
}) => {
  await lens.change({
    api: api.url,
    cardFolded: false,
    platforms: { galxe: { enabled: true, share: true }, kaito: { enabled: true, share: true } },
  });
  // Nothing is taken in, so what is seen waits; what everybody fetches comes all the same.
  await api.operate('PUT', 'valves', { acceptBatches: false });
  const page = await lens.context.newPage();
  await browse(page, 'https://kaito.ai/mindshare-arena/voices');
  await browse(page, pageOf(quest(world)));
  const list = await lens.context.newPage();
  await browse(list, explore);
  await expectAllRead(lens, visit);
  const waiting = async () => ((await lens.rows('queue')) as { platform: string }[]).map(({ platform }) => platform);
  expect(new Set(await waiting())).toEqual(new Set(['galxe', 'kaito']));
  const before = await lens.facts();

  await apply({ lens, api }, { adapters: [off] });
  expect(new Set(await waiting())).toEqual(new Set(['kaito']));
  await expect(card(page)).toContainText(
    /Reading Galxe is switched off since .*:The cards moved; a repair is on its way\. Showing data from/,
  );
  await expect(card(page)).toContainText(quest(world).name);
  await list.getByRole('button', { name: 'Load more' }).click();
  await settled(list);
  await browse(await lens.context.newPage(), explore);
  await list.waitForTimeout(1_500); // as long as reading would have taken
  expect([...(await lens.facts()).keys()].filter((key) => key.startsWith('galxe:')).sort()).toEqual(
    [...before.keys()].filter((key) => key.startsWith('galxe:')).sort(),
  );

  await api.operate('PUT', 'valves', { acceptBatches: true });
  await expect
    .poll(async () => {
      await lens.send('sync-now', {});
      return waiting();
    })
    .toEqual([]);
  const shared = await api.database.query<{ platform: string }>(`select distinct sighting->>'platform' as platform from ${keptSightings}`);
  expect(shared).toEqual([{ platform: 'kaito' }]);

  await lens.stopWorker(); // what is off is off for the next worker too
  await browse(page, pageOf(quest(world)));
  await expect(card(page)).toContainText('Reading Galxe is switched off');

  await apply({ lens, api }, {});
  await expect(card(page)).not.toContainText('switched off');
  const other = world.galxe.campaigns.findLast(({ parentId }) => !parentId) ?? quest(world);
  await browse(list, pageOf(other));
  await expect.poll(async () => (await lens.facts()).get(`galxe:campaign:${other.id}`)?.has('tasks')).toBe(true);
});

test('a field that is switched off is neither shown anew nor kept, and its last value stays', async ({ lens, visit, world, api }) => {
  await lens.change({ api: api.url });
  const page = await lens.context.newPage();
  await apply({ lens, api }, { fields: [{ ...off, kind: 'campaign', field: 'participants' }] });
  await browse(page, pageOf(quest(world)));
  const key = `galxe:campaign:${quest(world).id}`;
  await expect.poll(async () => (await lens.facts()).get(key)?.get('name')).toBe(quest(world).name);
  expect((await lens.facts()).get(key)?.has('participants')).toBe(false);
  await apply({ lens, api }, {});
  await page.reload();
  await expectAllRead(lens, visit);
});

test('what a site calls otherwise now is read once tables name it', async ({ lens, visit, world, api }) => {
  await lens.change({ api: api.url });
  visit.mood.layout = 'renamed';
  const page = await lens.context.newPage();
  await browse(page, pageOf(quest(world)));
  await expect(card(page).or(page.locator('infofi-lens .overlay-tab'))).toBeVisible(); // says that the page changed
  expect((await lens.facts()).has(`galxe:campaign:${quest(world).id}`)).toBe(false);
  const fields = {
    name: ['title', 'name'],
    participants: ['audience'],
    status: ['phase'],
    starts: ['opens'],
    ends: ['closes'],
    cap: ['seats'],
  };
  await apply({ lens, api }, { tables: { galxe: { typenames: { QuestCard: 'campaign' }, fields } } });
  await page.reload();
  await settled(page);
  const key = `galxe:campaign:${quest(world).id}`;
  await expect.poll(async () => (await lens.facts()).get(key)?.get('name')).toBe(quest(world).name);
  const { participants, cap } = quest(world);
  const read = (await lens.facts()).get(key);
  expect([read?.get('participants'), read?.get('winnersCap'), read?.get('status')]).toEqual([participants, cap, 'active']);
  await expect(card(page)).not.toContainText('This page changed');
});
