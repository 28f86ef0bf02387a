import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { picture } from '../harness/picture.ts';
import type { Section } from './report.ts';

interface Shot {
  readonly size?: { readonly width: number; readonly height: number };
  readonly open?: () => Promise<void>;
}

/** The pictures of a run, each surface in light and in dark. */
export class Album {
  readonly #folder: string;
  readonly #pictures: { file: string; shows: string }[] = [];

  constructor(folder: string) {
    this.#folder = folder;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  /**
   * @param size Of the window while the picture is taken: a popup is small.
   * @param open Opens the page anew in each theme, as sites decide on theirs when they load, or turns to a place in it.
   */
  async take(page: Page, name: string, shows: string, { size, open }: Shot = {}): Promise<void> {
    const before = page.viewportSize();
    await page.bringToFront();
    if (size) await page.setViewportSize(size);
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await open?.();
      const file = `${name}-${theme}.png`;
      await picture(page, path.join(this.#folder, file));
      this.#pictures.push({ file, shows: `${shows} (${theme})` });
    }
    await page.emulateMedia({ colorScheme: null });
    if (size && before) await page.setViewportSize(before);
  }

  get pictures(): NonNullable<Section['pictures']> {
    return this.#pictures;
  }
}
