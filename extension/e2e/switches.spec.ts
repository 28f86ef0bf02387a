import type { Page } from '@playwright/test';
import { browse, settled } from './harness/browse.ts';
import type { Lens } from './harness/lens.ts';
import { expect, expectAllRead, test } from './harness/test.ts';
import type { World } from './world/world.ts';

const explore = 'https://app.galxe.com/quest/explore/all';
const card = (page: Page) => page.locator('infofi-lens').locator('.overlay-card');
const off = { adapter: 'galxe', versions: 'all', reason: 'The cards moved; a repair is on its way.', since: Date.now() - 60_000 };

/** As the worker does with what comes by the catalogue. */
const apply = (lens: Lens, over: object) =>
  lens.send('apply-switches', { text: JSON.stringify({ format: 1, adapters: [], fields: [], tables: {}, ...over }) });

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
  await api.stop();
  const page = await lens.context.newPage();
  await browse(page, 'https://kaito.ai/mindshare-arena/voices');
  await browse(page, pageOf(quest(world)));
  const list = await lens.context.newPage();
  await browse(list, explore);
  await expectAllRead(lens, visit);
  const waiting = async () => ((await lens.rows('queue')) as { platform: string }[]).map(({ platform }) => platform);
  expect(new Set(await waiting())).toEqual(new Set(['galxe', 'kaito']));
  const before = await lens.facts();

  expect(await apply(lens, { adapters: [off] })).toEqual({ outcome: 'applied' });
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

  await api.start();
  await lens.send('sync-now', {});
  await expect.poll(waiting).toEqual([]);
  const shared = await api.database.query<{ platform: string }>("select distinct sighting->>'platform' as platform from observations");
  expect(shared).toEqual([{ platform: 'kaito' }]);

  await lens.stopWorker(); // what is off is off for the next worker too
  await browse(page, pageOf(quest(world)));
  await expect(card(page)).toContainText('Reading Galxe is switched off');

  await apply(lens, {});
  await expect(card(page)).not.toContainText('switched off');
  const other = world.galxe.campaigns.findLast(({ parentId }) => !parentId) ?? quest(world);
  await browse(list, pageOf(other));
  await expect.poll(async () => (await lens.facts()).get(`galxe:campaign:${other.id}`)?.has('tasks')).toBe(true);
});

test('a field that is switched off is neither shown anew nor kept, and its last value stays', async ({ lens, visit, world }) => {
  const page = await lens.context.newPage();
  await apply(lens, { fields: [{ ...off, kind: 'campaign', field: 'participants' }] });
  await browse(page, pageOf(quest(world)));
  const key = `galxe:campaign:${quest(world).id}`;
  await expect.poll(async () => (await lens.facts()).get(key)?.get('name')).toBe(quest(world).name);
  expect((await lens.facts()).get(key)?.has('participants')).toBe(false);
  await apply(lens, {});
  await page.reload();
  await expectAllRead(lens, visit);
});

test('what a site calls otherwise now is read once tables name it', async ({ lens, visit, world }) => {
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
  await apply(lens, { tables: { galxe: { typenames: { QuestCard: 'campaign' }, fields } } });
  await page.reload();
  await settled(page);
  const key = `galxe:campaign:${quest(world).id}`;
  await expect.poll(async () => (await lens.facts()).get(key)?.get('name')).toBe(quest(world).name);
  const { participants, cap } = quest(world);
  const read = (await lens.facts()).get(key);
  expect([read?.get('participants'), read?.get('winnersCap'), read?.get('status')]).toEqual([participants, cap, 'active']);
  await expect(card(page)).not.toContainText('This page changed');
});

test('a document that is not what it should be changes nothing', async ({ lens }) => {
  await apply(lens, { adapters: [off] });
  expect(await apply(lens, { adapters: [{ ...off, when: 'always' }] })).toMatchObject({ outcome: 'refused' });
  expect(JSON.stringify(await lens.rows('state'))).toContain('a repair is on its way');
});
