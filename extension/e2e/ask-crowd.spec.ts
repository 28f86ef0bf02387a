import { createHash } from 'node:crypto';
import { type Gateway, openGateway } from './harness/gateway.ts';
import { agreeOnGalxe } from './harness/several.ts';
import { test as base, expect } from './harness/test.ts';

const test = base.extend<{ gateway: Gateway }>({
  gateway: async ({ api }, use) => {
    const gateway = await openGateway(api.url);
    await use(gateway);
    await gateway.close();
  },
});
const lookupOf = (id: string) => `/v1/catalogue/lookup/${createHash('sha256').update(`galxe:campaign:${id}`).digest('hex')[0]}`;

test('what this browser’s copy of the catalogue lacks is asked for by a prefix that many share, on a click, and shown', async ({
  lens,
  world,
  api,
  gateway,
}) => {
  test.setTimeout(120_000);
  const several = await agreeOnGalxe(api, world);
  await several.tellOf(new Map(Array.from({ length: 800 }, (_, at) => [`GCmany${at}`, `One of many, number ${at}`])));
  await lens.change({ api: gateway.url, onboardedAt: Date.now() as never, paused: true });
  await lens.send('sync-now', {});
  expect((await lens.crowd()).length).toBeGreaterThanOrEqual(800);
  await several.tellOf(new Map([['GCfresh7aa', 'Begun a minute ago']]));

  const page = await lens.context.newPage();
  const panel = await lens.open('sidepanel.html');
  const ask = panel.getByRole('button', { name: 'Ask the crowd' });
  const visit = async (id: string) => {
    await lens.toFront(page);
    await page.goto(`https://app.galxe.com/quest/Lumio/${id}`);
    await expect(panel.getByText('Nothing known of this campaign yet')).toBeVisible();
    await expect(ask).toBeVisible();
  };
  gateway.requests.length = 0;
  await visit('GCfresh7aa');
  expect(gateway.requests).toEqual([]); // looking asks for nothing
  await ask.click();
  await expect(panel.getByRole('heading', { name: 'Begun a minute ago' })).toBeVisible();
  expect(gateway.requests).toEqual([`GET ${lookupOf('GCfresh7aa')}`]);
  const { entities } = JSON.parse((await (await fetch(`${api.url}${lookupOf('GCfresh7aa')}`)).json()).text);
  expect(entities.length).toBeGreaterThanOrEqual(20); // any of which may have been meant

  await visit('GCnobody9b');
  await ask.click();
  await expect(panel.getByText('The crowd knows nothing of it either.')).toBeVisible();
  expect(gateway.requests.slice(1)).toEqual([`GET ${lookupOf('GCnobody9b')}`]);

  await several.tellOf(new Map([['GClater5cc', 'Somebody lies about this one']]));
  await visit('GClater5cc');
  gateway.change = (_, bytes) => Buffer.from(bytes.toString().replace('Somebody lies', 'Somebody lied'));
  await ask.click();
  await expect(panel.getByText('its answer could not be believed')).toBeVisible();
  gateway.change = (_, bytes) => bytes;
  await ask.click();
  await expect(panel.getByRole('heading', { name: 'Somebody lies about this one' })).toBeVisible();
});
