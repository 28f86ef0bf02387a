import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { picture } from '../harness/picture.ts';

/** What the stores take. */
export const size = { width: 1280, height: 800 } as const;

/** Pictures of the store, each of exactly that size. */
export interface Frame {
  /** The page as it is. */
  whole(page: Page, name: string): Promise<void>;
  /** The page with the side panel beside it, as the browser shows both. */
  beside(page: Page, panel: Page, name: string): Promise<void>;
  /** The page with the popup over its upper corner. */
  over(page: Page, popup: Page, name: string): Promise<void>;
}

const panelWidth = 400;
const popupSize = { width: 400, height: 600 };

/** @param canvas A tab on which two pictures are put together; a screenshot shows one document only. */
export function frameIn(folder: string, canvas: Page): Frame {
  const shot = async (page: Page, at: { width: number; height: number }) => {
    await page.bringToFront();
    await page.setViewportSize(at);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    return (await picture(page)).toString('base64');
  };
  const file = (name: string) => path.join(folder, `${name}.png`);
  const together = async (name: string, left: string, right: string, style: string) => {
    await canvas.setViewportSize(size);
    await canvas.setContent(
      `<style>body{margin:0;overflow:hidden;background:#d7dbe3}img{position:absolute;display:block}.over{${style}}</style>
       <img src="data:image/png;base64,${left}"><img class="over" src="data:image/png;base64,${right}">`,
    );
    await canvas.bringToFront();
    await canvas.screenshot({ path: file(name) });
  };
  return {
    async whole(page, name) {
      await page.bringToFront();
      await page.setViewportSize(size);
      await picture(page, file(name));
    },
    async beside(page, panel, name) {
      const right = await shot(panel, { width: panelWidth, height: size.height });
      const left = await shot(page, { width: size.width - panelWidth - 1, height: size.height });
      await together(name, left, right, 'right:0;top:0');
    },
    async over(page, popup, name) {
      const right = await shot(popup, popupSize);
      const left = await shot(page, size);
      await together(name, left, right, 'right:24px;top:12px;border-radius:10px;box-shadow:0 12px 40px #0006,0 0 0 1px #0002');
    },
  };
}

/** Width and height that a PNG says it has. */
export function sizeOf(picture: string): { width: number; height: number } {
  const head = readFileSync(picture).subarray(16, 24);
  return { width: head.readUInt32BE(0), height: head.readUInt32BE(4) };
}
