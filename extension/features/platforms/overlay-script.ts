import { browser } from 'wxt/browser';

/** The build tool's address of what `entrypoints/overlay.ts` becomes. */
const file = '/overlay.js';

/**
 * Runs the overlay's script beside the content script that asked. A document that has gone meanwhile needs none.
 * @param documentId Where the browser tells it: the very document that asked, not one that took its place.
 */
export async function showOverlay(tabId: number, documentId: string | undefined): Promise<void> {
  const target = documentId === undefined ? { tabId } : { tabId, documentIds: [documentId] };
  await browser.scripting.executeScript({ target, files: [file] }).catch(() => undefined);
}
