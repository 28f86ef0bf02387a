import { Calibration } from '@infofi-lens/shared/contracts/calibration';
import { browse } from './harness/browse.ts';
import { bringOutcomes, finishedThree } from './harness/outcomes.ts';
import { agreeOnGalxe } from './harness/several.ts';
import { expect, test } from './harness/test.ts';
import type { World } from './world/world.ts';

/** A raffle of dollars that goes on. */
function questOf({ galxe }: World) {
  const quest = galxe.campaigns.find(
    ({ token, status, parentId, distributionType, endTime, cap }) =>
      token?.symbol.startsWith('USD') && status === 'Active' && !parentId && distributionType === 'RAFFLE' && endTime !== null && cap > 0,
  );
  if (!quest) throw new Error('The world has no such campaign.');
  return { quest, url: `https://app.galxe.com/quest/${encodeURIComponent(quest.space.alias)}/${quest.id}` };
}

test('what an hour on a campaign pays stands in panel, card and popup with its range, and how it came about', async ({ lens, world }) => {
  const settings = await bringOutcomes(lens, [...finishedThree, 'galxe,GCbad,someday,yes,5,3']);
  await expect(settings.getByText('3 outcomes were taken, 1 line was not.')).toBeVisible();
  await expect(settings.getByText('Line 5: the date is missing')).toBeVisible();
  await settings.close();

  const { url } = questOf(world);
  const [page, panel] = [await lens.context.newPage(), await lens.open('sidepanel.html')];
  await lens.toFront(page);
  await browse(page, url);
  const worth = panel.locator('.panel-worth');
  await expect(worth).toContainText(/≈ \$[\d.K]+ \/ h/);
  await expect(worth).toContainText(/8 of 10 between \$[\d.K]+ and \$[\d.K]+ an hour/);
  await expect(worth).toContainText(/(Do it|Worth it|Only if it goes well|Skip it) \(\d+% sure\)/);
  await worth.getByText('How it came about').click();
  await expect(worth.getByRole('row', { name: /A winner’s reward stablecoin at a dollar/ })).toBeVisible();
  await expect(worth.getByRole('row', { name: /Chance to be paid .*raffle/ })).toBeVisible();
  await expect(worth).toContainText('Your own median over 3 campaigns that you finished');
  await expect(page.locator('infofi-lens .overlay-card')).toContainText(/≈ \$[\d.K]+\/h \([\d.K]+–[\d.K]+\)/);
  const popup = await lens.open('popup.html');
  await expect(popup.getByRole('region', { name: 'Best for an hour' })).toContainText(/≈ \$[\d.K]+\/h/);
});

test('an outcome is written down, corrected, deleted and put back', async ({ lens, world }) => {
  const { quest, url } = questOf(world);
  const [page, panel] = [await lens.context.newPage(), await lens.open('sidepanel.html')];
  await lens.toFront(page);
  await browse(page, url);
  const part = panel.getByRole('region', { name: 'What did it pay?' });
  const held = async () => (await lens.rows('outcomes')) as { outcome: { received: unknown[]; won: boolean; minutes?: number } }[];
  await part.getByRole('button', { name: 'Record an outcome' }).click();
  expect(await held()).toEqual([]);
  await part.getByLabel('Active minutes').fill('soon');
  await part.getByRole('button', { name: 'Record' }).click();
  await expect(part.getByRole('alert')).toHaveText('Write minutes such as 25, at most 100000.');
  await part.getByLabel('Active minutes').fill('25');
  await part.getByRole('button', { name: 'Record' }).click();
  await expect(part).toContainText(`${quest.token?.symbol}`);
  expect(await held()).toMatchObject([{ outcome: { campaignId: quest.id, won: true, minutes: 25, received: [{ kind: 'token' }] } }]);
  await part.getByRole('button', { name: 'Edit' }).click();
  await part.getByLabel('It paid nothing').check();
  await part.getByRole('button', { name: 'Record' }).click();
  await expect(part).toContainText('Nothing');
  expect(await held()).toMatchObject([{ outcome: { won: false, received: [] } }]);
  await part.getByRole('button', { name: 'Delete' }).click();
  await expect(part.getByText('The outcome was deleted.')).toBeVisible();
  expect(await held()).toEqual([]);
  await part.getByRole('button', { name: 'Undo' }).click();
  await expect(part.getByRole('button', { name: 'Edit' })).toBeVisible();
  expect(await held()).toHaveLength(1);
});

test.describe('with an API', () => {
  test.use({ apiEnv: { ROI_SECONDS: '0.3' } });

  test('an outcome recorded in one browser moves the calibration that everybody sees, once it is shared and not before', async ({
    lens,
    world,
    api,
  }) => {
    test.setTimeout(120_000);
    const calibration = async () => Calibration.parse(await (await fetch(`${api.url}/v1/analytics/calibration`)).json());
    const { quest } = questOf(world);
    const several = await agreeOnGalxe(api, world);
    await expect.poll(async () => (await calibration()).waiting, { timeout: 30_000 }).toBeGreaterThan(0);
    await several.paid(quest.id, [18, 19]);

    await lens.change({ api: api.url });
    await bringOutcomes(lens, [`galxe,${quest.id},${new Date().toISOString()},yes,20,25`]);
    await expect.poll(async () => (await lens.rows('outcomes')).length).toBe(1);
    await lens.send('sync-now', {});
    const shared = () => api.database.query<{ n: number }>('select count(*)::int as n from shared_outcomes');
    expect(await shared()).toEqual([{ n: 2 }]);
    expect((await calibration()).all).toBeUndefined();
    const [site, dashboard] = [await lens.context.newPage(), await lens.open('dashboard.html#calibration')];
    // A browser may keep the answer for a minute; a page whose requests are looked at keeps none.
    for (const page of [site, dashboard]) await page.route('**/v1/analytics/calibration', (route) => route.continue());
    await site.goto(`${api.url}/calibration`);
    const galxe = { onSite: site.getByRole('row', { name: /^galxe/i }), onDashboard: dashboard.getByRole('row', { name: /^galxe/i }) };
    await expect(site.locator('#as-of')).toContainText('predicted');
    await expect(dashboard.getByText('No outcome of a predicted campaign is known yet')).toBeVisible();
    await expect(galxe.onSite).toHaveCount(0);

    const settings = await lens.open('options.html#sharing');
    await settings.getByText('Show what would leave (outcomes and time)').click();
    await expect(settings.locator('#sharing .settings-raw')).toContainText(`"campaignId": "${quest.id}"`);
    await settings.getByRole('switch', { name: 'Share outcomes and time' }).click({ force: true });
    await expect.poll(async () => JSON.stringify(await lens.rows('settings'))).toContain('"shareOutcomes":true');
    await lens.send('sync-now', {});
    expect(await shared()).toEqual([{ n: 3 }]);
    await expect.poll(async () => (await calibration()).all?.n, { timeout: 30_000 }).toBe(1);
    const { all, platforms } = await calibration();
    expect(all?.realised).toBeGreaterThan(0);
    expect(platforms).toMatchObject([{ platform: 'galxe', n: 1 }]);
    await Promise.all([site.reload(), dashboard.reload()]);
    await expect(galxe.onSite).toHaveText(/^Galxe1/); // one outcome
    await expect(galxe.onDashboard).toHaveText(/^Galxe1/);
    await lens.send('sync-now', {});
    expect(await lens.rows('documents')).toContainEqual(expect.objectContaining({ name: 'roi' }));
  });
});
