import type { Page } from '@playwright/test';

/** Opens a page of a replica and waits until it shows its data. */
export async function browse(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await settled(page);
}

/** Follows a link inside a site, as its own routing does: the document stays. */
export async function follow(page: Page, selector: string): Promise<void> {
  const before = page.url();
  await page.locator(selector).first().click();
  await page.waitForURL((url) => url.href !== before);
  await settled(page);
}

export async function settled(page: Page): Promise<void> {
  await page.locator('html[data-state="ready"]').waitFor({ state: 'attached' });
}
