import type { Page } from '@playwright/test';
import { browse } from './harness/browse.ts';
import { expectAllRead, test } from './harness/test.ts';

test.beforeEach(async ({ lens }) => {
  await lens.change({ platforms: { x: { enabled: true } } });
});

/** The page loads another megabyte of timeline and is given something else to do from that moment on. */
function loadMore(page: Page, then: string): Promise<void> {
  return page.evaluate(
    (next) =>
      new Promise<void>((resolve) => {
        const keepBusy = () => {
          for (const until = performance.now() + 30; performance.now() < until; );
          setTimeout(keepBusy);
        };
        const request = new XMLHttpRequest();
        request.open('GET', `/i/api/graphql/q/HomeTimeline?variables=${encodeURIComponent('{"cursor":"1"}')}`);
        request.onload = () => {
          resolve();
          setTimeout(() => {
            if (next !== '') location.assign(next);
            keepBusy();
          });
        };
        request.send();
      }),
    then,
  );
}

for (const [where, address] of [
  ['another site', 'https://kaito.ai/mindshare-arena/voices'],
  ['another page of the same site', 'https://x.com/search?q=mindshare'],
] as const)
  test(`what a page loaded right before it was left for ${where} is kept`, async ({ lens, visit }) => {
    const page = await lens.context.newPage();
    await browse(page, 'https://x.com/home');
    await expectAllRead(lens, visit);
    await loadMore(page, address);
    await page.waitForURL(address);
    await expectAllRead(lens, visit);
  });

test('what a page loaded right before its tab was closed is kept', async ({ lens, visit }) => {
  const page = await lens.context.newPage();
  await browse(page, 'https://x.com/home');
  await expectAllRead(lens, visit);
  await loadMore(page, '');
  await page.close({ runBeforeUnload: true });
  await expectAllRead(lens, visit);
});
