import type { Page } from '@playwright/test';

/** How even the frames of a page were. */
export interface Frames {
  /** Of the frames that a screen of 60 a second would have shown, how many did not come. */
  readonly droppedPercent: number;
  /** Milliseconds. */
  readonly longest: number;
  readonly shown: number;
}

/** Scrolls something on by a part of its height with every frame, as a held key or a quick hand does, and counts the frames. */
export function scrolledFrames(page: Page, selector: string, forMs: number): Promise<Frames> {
  return page.evaluate(
    ([what, time]) =>
      new Promise<{ droppedPercent: number; longest: number; shown: number }>((resolve) => {
        const element = document.querySelector(what);
        const usual = 1_000 / 60;
        const gaps: number[] = [];
        let last: number | undefined;
        let began: number | undefined;
        const next = (now: number) => {
          began ??= now;
          if (last !== undefined) gaps.push(now - last);
          last = now;
          element?.scrollBy(0, 180);
          if (now - began < time) requestAnimationFrame(next);
          else {
            const missed = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / usual) - 1), 0);
            resolve({ droppedPercent: (100 * missed) / (gaps.length + missed), longest: Math.max(...gaps), shown: gaps.length });
          }
        };
        requestAnimationFrame(next);
      }),
    [selector, forMs] as const,
  );
}
