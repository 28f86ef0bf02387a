import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import { browser } from 'wxt/browser';

/** What runs on a platform's pages, by the names of the entrypoints. The tap of X is one of its own: it comes with X. */
const scriptsOn = (platform: PlatformId) => [
  `content-scripts/${platform}.js`,
  platform === 'x' ? 'content-scripts/x-tap.js' : 'content-scripts/tap.js',
];
const overlayScript = 'overlay.js';

const sizes = new Map<string, Promise<number>>();

/**
 * How large the scripts are that ran on such a page, in bytes as they lie on the disk. Asked of the extension's own files, from one
 * of its own pages: the page itself pays nothing for it. @param drawn Whether something was drawn over the page.
 */
export async function scriptBytes(platform: PlatformId, drawn: boolean): Promise<number> {
  const files = [...scriptsOn(platform), ...(drawn ? [overlayScript] : [])];
  const all = await Promise.all(files.map(sizeOf));
  return all.reduce((sum, size) => sum + size, 0);
}

function sizeOf(file: string): Promise<number> {
  const held =
    sizes.get(file) ?? fetch(browser.runtime.getURL(`/${file}` as '/overlay.js')).then(async (answer) => (await answer.blob()).size);
  sizes.set(file, held);
  return held;
}
