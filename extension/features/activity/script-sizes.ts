import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import { browser } from 'wxt/browser';

/** What runs on a platform's pages, by the names of the entrypoints. The tap of X is one of its own: it comes with X. */
const scriptsOn = (platform: PlatformId) => [
  `content-scripts/${platform}.js`,
  platform === 'x' ? 'content-scripts/x-tap.js' : 'content-scripts/tap.js',
];
const drawing = { chips: 'overlay-chips.js', cards: 'overlay-card.js' } as const;

/** Which scripts of the overlay ran on a page. */
export interface Drawn {
  readonly chips: boolean;
  readonly cards: boolean;
}

const sizes = new Map<string, Promise<number>>();

/**
 * How large the scripts are that ran on such a page, in bytes as they lie on the disk. Asked of the extension's own files, from one
 * of its own pages: the page itself pays nothing for it.
 */
export async function scriptBytes(platform: PlatformId, { chips, cards }: Drawn): Promise<number> {
  const files = [...scriptsOn(platform), ...(chips ? [drawing.chips] : []), ...(cards ? [drawing.cards] : [])];
  const all = await Promise.all(files.map(sizeOf));
  return all.reduce((sum, size) => sum + size, 0);
}

function sizeOf(file: string): Promise<number> {
  const held =
    sizes.get(file) ?? fetch(browser.runtime.getURL(`/${file}` as '/overlay-chips.js')).then(async (answer) => (await answer.blob()).size);
  sizes.set(file, held);
  return held;
}
