import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Kept } from './kept-place.ts';
import { nextCell, type Place, type Size } from './next-cell.ts';

/**
 * One stop for the Tab key in a whole table, and arrows from there: which cell has it, and what keys do.
 * @param before Where it was left; it takes the focus again if it had it.
 */
export function useGridKeys(frame: RefObject<HTMLElement | null>, size: Omit<Size, 'page'>, before: Kept | undefined) {
  const [wanted, setAt] = useState(before?.at ?? { row: 0, column: 0 });
  const moved = useRef(before?.focused ?? false);
  const at: Place = { row: Math.min(wanted.row, size.rows - 1), column: Math.min(wanted.column, size.columns - 1) };

  // After every drawing: the cell that is to have the focus exists only then.
  useLayoutEffect(() => {
    if (!moved.current) return;
    const cell = frame.current?.querySelector<HTMLElement>(`[data-at="${at.row}:${at.column}"]`);
    if (!cell) return;
    moved.current = false;
    cell.focus();
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-at]'); // keys come from elements
    if (!cell || event.altKey) return;
    if (at.row >= 0 && (event.key === 'Enter' || event.key === ' ') && cell === event.target) {
      const control = event.key === 'Enter' ? cell.parentElement?.querySelector('a') : cell.querySelector<HTMLElement>('.lens-grid-mark');
      event.preventDefault();
      control?.click();
      return;
    }
    const row = frame.current?.querySelector<HTMLElement>('.lens-grid-body > tr');
    const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / (row?.offsetHeight || 52)) - 2);
    const rtl = frame.current !== null && getComputedStyle(frame.current).direction === 'rtl';
    const next = nextCell(event.key, at, { ...size, page }, { control: event.ctrlKey || event.metaKey, rtl });
    if (!next) return;
    event.preventDefault();
    moved.current = true;
    setAt(next);
  };

  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const place = (event.target as Element).closest<HTMLElement>('[data-at]')?.dataset.at; // what has the focus is an element
    if (place === undefined || place === `${at.row}:${at.column}`) return;
    const [row = 0, column = 0] = place.split(':').map(Number);
    setAt({ row, column });
  };

  return { at, setAt, onKeyDown, onFocus };
}
