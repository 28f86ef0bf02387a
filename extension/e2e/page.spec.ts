import { browse } from './harness/browse.ts';
import { expect, expectAllRead, test } from './harness/test.ts';

const api = 'https://graphigo.prd.galaxy.eco/query';

test('a page still reads its own answers, whole and once', async ({ lens }) => {
  const page = await lens.context.newPage();
  await browse(page, 'https://app.galxe.com/quest/explore/all');
  const seen = await page.evaluate(async (url) => {
    const ask = () =>
      fetch(url, { method: 'POST', body: JSON.stringify({ operationName: 'CampaignList', variables: { input: { first: 3 } } }) });
    const first = await ask();
    const clone = first.clone();
    const [one, two] = [await first.text(), await clone.text()];
    const second = await ask();
    const reader = second.body?.getReader();
    let bytes = 0;
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) bytes += part.value.length;
    return {
      equal: one === two,
      length: new TextEncoder().encode(one).length,
      bytes,
      used: first.bodyUsed,
      isResponse: first instanceof Response,
    };
  }, api);
  expect(seen.equal).toBe(true);
  expect(seen.bytes).toBe(seen.length);
  expect(seen.used).toBe(true);
  expect(seen.isResponse).toBe(true);
});

test('errors of a page’s own requests reach the page as they are', async ({ lens, visit }) => {
  const page = await lens.context.newPage();
  await browse(page, 'https://app.galxe.com/quest/explore/all');
  visit.mood.broken = true;
  const seen = await page.evaluate(async (url) => {
    const status = await fetch(url, { method: 'POST', body: '{}' }).then((answer) => answer.status);
    const nameOf = (error: unknown) => (error instanceof Error || error instanceof DOMException ? error.name : typeof error);
    const refused = await fetch('https://nobody.example/').catch(nameOf);
    const stop = AbortSignal.abort();
    const aborted = await fetch(url, { method: 'POST', body: '{}', signal: stop }).catch(nameOf);
    const invalid = await fetch('http://[').catch(nameOf);
    return { status, refused, aborted, invalid };
  }, api);
  expect(seen).toEqual({ status: 500, refused: 'TypeError', aborted: 'AbortError', invalid: 'TypeError' });
});

test('requests by XMLHttpRequest keep their events, types and errors', async ({ lens }) => {
  await lens.change({ platforms: { x: { enabled: true } } });
  const page = await lens.context.newPage();
  await browse(page, 'https://x.com/home');
  const seen = await page.evaluate(async () => {
    const ask = (type: XMLHttpRequestResponseType, path: string) =>
      new Promise<unknown>((resolve) => {
        const request = new XMLHttpRequest();
        const events: string[] = [];
        request.responseType = type;
        for (const name of ['loadstart', 'load', 'error', 'loadend'] as const) request.addEventListener(name, () => events.push(name));
        request.addEventListener('loadend', () => resolve({ events, kind: typeof request.response, status: request.status }));
        request.open('GET', path);
        request.send();
      });
    const home = '/i/api/graphql/q/HomeTimeline?variables={}';
    return [await ask('json', home), await ask('', home), await ask('blob', home), await ask('', 'https://nobody.example/')];
  });
  const fine = ['loadstart', 'load', 'loadend'];
  expect(seen).toEqual([
    { events: fine, kind: 'object', status: 200 },
    { events: fine, kind: 'string', status: 200 },
    { events: fine, kind: 'object', status: 200 },
    { events: ['loadstart', 'error', 'loadend'], kind: 'string', status: 0 },
  ]);
});

test('the extension makes no request of its own to a platform', async ({ lens, visit }) => {
  const page = await lens.context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    const { hostname, pathname } = new URL(request.url());
    asked.push(`${request.method()} ${hostname}${pathname}`);
  });
  await browse(page, 'https://app.galxe.com/quest/explore/all');
  await browse(page, 'https://kaito.ai/mindshare-arena/voices');
  await expectAllRead(lens, visit);
  const own = new Set(asked);
  expect(visit.requests.filter((request) => !own.has(request) && !request.startsWith('OPTIONS '))).toEqual([]);
});

test('a page whose scripts throw away foreign nodes shows no error and keeps its layout', async ({ lens }) => {
  const page = await lens.context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await browse(page, 'https://app.galxe.com/quest/explore/all');
  await page.getByRole('button', { name: 'Newest' }).click();
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect(page.locator('.hidden a.card')).toHaveCount(40);
  expect(errors).toEqual([]);
});
