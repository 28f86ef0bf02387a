import type { Page } from '@playwright/test';
import { browse, settled } from './harness/browse.ts';
import { crowdOf } from './harness/crowd.ts';
import { keptSightings } from './harness/kept-sightings.ts';
import type { Lens } from './harness/lens.ts';
import { expect, expectAllRead, expectAllSent, test } from './harness/test.ts';
import { compare } from './world/compare.ts';
import type { World } from './world/world.ts';

const explore = 'https://app.galxe.com/quest/explore/all';
const hour = 3_600_000;
const card = (page: Page) => page.locator('infofi-lens').locator('.overlay-card');
const chips = (page: Page) => page.locator('infofi-lens').locator('.overlay-chip');

function openQuests(world: World) {
  return world.galxe.campaigns.filter(
    ({ token, status, parentId, participants }) => token && status === 'Active' && !parentId && participants > 20,
  );
}
const pageOf = ({ id, space }: World['galxe']['campaigns'][number]) =>
  `https://app.galxe.com/quest/${encodeURIComponent(space.alias)}/${id}`;

/** Makes everything that was seen so much older, as if the browser had been away. */
async function age(lens: Lens, ms: number): Promise<void> {
  const desk = await lens.open('manifest.json');
  await desk.evaluate(
    ([name, by]) =>
      new Promise<void>((resolve, reject) => {
        const opened = indexedDB.open(name);
        opened.onsuccess = () => {
          const transaction = opened.result.transaction('facts', 'readwrite');
          const cursor = transaction.objectStore('facts').openCursor();
          cursor.onsuccess = () => {
            const row = cursor.result;
            if (!row) return;
            const { fields, lastSeen, age: old, ...rest } = row.value;
            const older = Object.entries(fields as Record<string, { observedAt: number }>).map(([field, seen]) => [
              field,
              { ...seen, observedAt: seen.observedAt - by },
            ]);
            row.update({ ...rest, fields: Object.fromEntries(older), lastSeen: lastSeen - by, ...(old && { age: old - by }) });
            row.continue();
          };
          transaction.oncomplete = () => {
            opened.result.close();
            resolve();
          };
          transaction.onerror = () => reject(transaction.error);
        };
      }),
    ['infofi-lens', ms] as const,
  );
  await desk.close();
}

for (const layout of ['renamed', 'shifted'] as const) {
  test(`a page that is ${layout} says that it changed and how old the data are; nothing wrong is shown, kept or shared`, async ({
    lens,
    visit,
    world,
    api,
  }) => {
    await lens.change({ api: api.url, cardFolded: false, platforms: { galxe: { enabled: true, share: true } } });
    const [quest, unseen] = openQuests(world).slice(-2);
    if (!quest || !unseen) throw new Error('The world has too few such campaigns.');
    const page = await lens.context.newPage();
    await browse(page, pageOf(quest));
    await browse(page, explore);
    await expectAllRead(lens, visit);
    await expectAllSent(lens);
    await age(lens, 3 * hour);
    const before = await lens.facts();
    const [{ n: sightings = 0 } = {}] = await api.database.query<{ n: number }>(`select count(*)::int as n from ${keptSightings}`);

    visit.mood.layout = layout;
    await browse(page, pageOf(quest));
    await expect(card(page)).toContainText('This page changed; showing data from 3 h ago.');
    await expect(card(page)).toContainText(quest.name);
    await expect(card(page)).toContainText(/3 h/); // each value beside its own age
    await browse(page, pageOf(unseen));
    await expect(card(page)).toContainText('This page changed');
    await browse(page, explore);
    await expect(card(page)).toContainText('This page changed; showing data from 3 h ago.');
    await page.getByRole('button', { name: 'Newest' }).click();
    await settled(page);
    await page.waitForTimeout(4_000); // the screen is looked at once it stands still

    const { differences, unexpected } = compare(before, await lens.facts());
    expect(differences.slice(0, 5)).toEqual([]);
    // Who is signed in is told as before; of campaigns and spaces nothing is new.
    expect(unexpected.filter((entity) => entity.includes(':campaign:')).slice(0, 5)).toEqual([]);
    for (const text of await chips(page).allTextContents()) expect(text).not.toContain('Brought to you');
    await lens.send('sync-now', {});
    expect(await lens.rows('queue')).toEqual([]);
    const [{ n: now = -1 } = {}] = await api.database.query<{ n: number }>(
      `select count(*)::int as n from ${keptSightings} where sighting->>'kind' = 'campaign'`,
    );
    expect(now).toBeLessThanOrEqual(sightings);
    const names = new Set(world.galxe.campaigns.map(({ name }) => name));
    for (const [key, { name }] of await crowdOf(api.url)) if (key.includes(':campaign:') && name) expect(names).toContain(name.value);

    const popup = await lens.open('popup.html');
    await expect(popup.getByRole('status', { name: 'State' })).toContainText('Galxe: This page changed; showing data from 3 h ago.');

    visit.mood.layout = undefined;
    await browse(page, pageOf(quest));
    await expect(card(page)).toContainText(quest.name);
    await expect(card(page)).not.toContainText('This page changed');
  });
}

test('the side panel says it too', async ({ lens, visit, world }) => {
  const [quest] = openQuests(world).slice(-1);
  if (!quest) throw new Error('The world has no such campaign.');
  const page = await lens.context.newPage();
  await browse(page, pageOf(quest));
  await expectAllRead(lens, visit);
  await age(lens, 3 * hour);
  visit.mood.layout = 'renamed';
  await browse(page, pageOf(quest));
  await expect(card(page).or(page.locator('infofi-lens .overlay-tab'))).toBeVisible();
  const panel = await lens.open('sidepanel.html');
  await lens.toFront(page);
  await expect(panel.getByText('This page changed; showing data from 3 h ago.')).toBeVisible();
});
