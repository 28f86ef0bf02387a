import { type RefObject, useEffect, useState } from 'react';

/** Rows by their index: from the first of them up to the one that is no longer among them. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** Rows beyond those in sight, so that a quick scroll finds them drawn. */
const beyond = 4;

/**
 * Which rows stand in a frame. All are of one height, so that nothing has to be measured or kept for each of them.
 * @param offset CSS pixels that the frame is scrolled by.
 * @param height Of the frame, in CSS pixels.
 * @param row Height of one row, in CSS pixels.
 */
export function rowsInSight(offset: number, height: number, row: number): RowRange {
  return { from: Math.max(0, Math.floor(offset / row) - beyond), to: Math.ceil((offset + height) / row) + beyond };
}

/** The same of a list of so many rows: one that became shorter shows its end until it is scrolled. */
export function within({ from, to }: RowRange, rows: number): RowRange {
  const past = Math.max(0, Math.min(from, to - rows));
  return { from: from - past, to: Math.min(to, rows) };
}

/**
 * Which rows stand in a frame that is scrolled and resized. Drawn anew only when others do.
 * @param begin CSS pixels that it is scrolled by at first.
 */
export function useRowsInSight(frame: RefObject<HTMLElement | null>, row: number, begin: number): RowRange {
  const [range, setRange] = useState(() => rowsInSight(begin, window.innerHeight, row));
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const look = () => {
      const next = rowsInSight(element.scrollTop, element.clientHeight, row);
      setRange((before) => (before.from === next.from && before.to === next.to ? before : next));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [frame, row]);
  return range;
}
