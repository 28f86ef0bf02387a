import type { RefObject } from 'react';
import type { Place } from './next-cell.ts';

/** Where a table was left: coming back to it by the browser's button goes on there. */
export interface Kept {
  /** CSS pixels from its top. */
  readonly offset: number;
  readonly at: Place;
  /** Whether it had the focus. */
  readonly focused: boolean;
}

const places = new Map<string, Kept>();
const nameOf = (label: string) => `${location.hash} ${label}`;

/** @returns `undefined` where the table was not left before under this very address. */
export const kept = (label: string): Kept | undefined => places.get(nameOf(label));

/** Notes the place of a table for as long as it stands. @returns what ends that. */
export function keep(label: string, frame: RefObject<HTMLElement | null>): () => void {
  const element = frame.current;
  const note = () => {
    if (!element) return;
    const focused = element.contains(document.activeElement);
    const [row = 0, column = 0] = (element.querySelector<HTMLElement>('[data-at][tabindex="0"]')?.dataset.at ?? '0:0')
      .split(':')
      .map(Number);
    places.set(nameOf(label), { offset: element.scrollTop, at: { row, column }, focused });
  };
  element?.addEventListener('scroll', note, { passive: true });
  element?.addEventListener('focusin', note);
  return () => {
    element?.removeEventListener('scroll', note);
    element?.removeEventListener('focusin', note);
  };
}
