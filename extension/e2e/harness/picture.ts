import type { Page } from '@playwright/test';

/** What holds the place of something that is about to come. */
const coming = '.lens-skeleton:visible, [aria-busy="true"]:visible';

/** A picture of a surface that stands: what is about to come is waited for. @returns the PNG. @throws when it does not come. */
export async function picture(page: Page, file?: string): Promise<Buffer> {
  await page.locator(coming).first().waitFor({ state: 'hidden' });
  return page.screenshot({ animations: 'disabled', ...(file && { path: file }) });
}
