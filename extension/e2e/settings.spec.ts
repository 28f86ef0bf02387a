import { expect, test } from './harness/test.ts';

test('settings opened at a part stay there while what stands above comes in, until the person moves', async ({ lens }) => {
  const settings = await lens.open('options.html#data');
  const part = settings.locator('#data');
  await expect(part.getByRole('heading', { level: 2 })).toBeInViewport();
  const top = () => part.evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const atTop = await top();

  // As a list does that was still loading. Browsers keep in place what is in view by themselves, but not in each case.
  const comesIn = () =>
    settings.evaluate(async () => {
      document.documentElement.style.overflowAnchor = 'none';
      document.querySelector('#platforms')?.append(Object.assign(document.createElement('div'), { style: 'height: 700px' }));
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    });
  await comesIn();
  expect(await top()).toBe(atTop);

  await settings.mouse.wheel(0, -300);
  await expect.poll(top).toBeGreaterThan(atTop);
  const moved = await top();
  await comesIn();
  expect(await top()).toBeGreaterThanOrEqual(moved + 700);
});
