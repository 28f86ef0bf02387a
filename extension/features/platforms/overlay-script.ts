import { browser } from 'wxt/browser';
import type { DataOf } from '../../messaging/protocol.ts';

type Part = DataOf<'show-overlay'>['part'];

/** The build tool's addresses of what the entrypoints of these names become. */
const files = { chips: '/overlay-chips.js', card: '/overlay-card.js' } as const satisfies Record<Part, string>;

/**
 * Runs a script of the overlay beside the content script that asked. A document that has gone meanwhile needs none.
 * @param documentId Where the browser tells it: the very document that asked, not one that took its place.
 */
export async function showOverlay(part: Part, tabId: number, documentId: string | undefined): Promise<void> {
  const target = documentId === undefined ? { tabId } : { tabId, documentIds: [documentId] };
  await browser.scripting.executeScript({ target, files: [files[part]] }).catch(() => undefined);
}
