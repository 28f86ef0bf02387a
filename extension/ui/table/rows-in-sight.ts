import { type RefObject, useEffect, useState } from 'react';

/** Rows by their index: from the first of them up to the one that is no longer among them. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** Rows beyond those in sight, so that a quick scroll finds them drawn. */
const beyond = 4;
/** Milliseconds without other rows until a table is at rest. */
const restMs = 150;

/**
 * Which rows stand in a frame. All are of one height, so that nothing has to be measured or kept for each of them.
 * @param offset CSS pixels that the frame is scrolled by.
 * @param height Of the frame, in CSS pixels.
 * @param row Height of one row, in CSS pixels.
 */
export function rowsInSight(offset: number, height: number, row: number): RowRange {
  const first = Math.floor(offset / row) - beyond;
  // As many wherever it is scrolled to: elements are neither made nor thrown away.
  return { from: Math.max(0, first), to: first + Math.ceil(height / row) + 1 + 2 * beyond };
}

/** The same of a list of so many rows: one that became shorter shows its end until it is scrolled. */
export function within({ from, to }: RowRange, rows: number): RowRange {
  const past = Math.max(0, Math.min(from, to - rows));
  return { from: from - past, to: Math.min(to, rows) };
}

/**
 * Which rows stand in a frame that is scrolled and resized, and whether they have stood for a moment. Drawn anew only when others do.
 * @param begin CSS pixels that it is scrolled by at first.
 */
export function useRowsInSight(frame: RefObject<HTMLElement | null>, row: number, begin: number): { range: RowRange; atRest: boolean } {
  const [sight, setSight] = useState(() => ({ range: rowsInSight(begin, window.innerHeight, row), atRest: true }));
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let height = element.clientHeight;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const range = rowsInSight(element.scrollTop, height, row);
      setSight((before) => {
        if (before.range.from === range.from && before.range.to === range.to) return before;
        return { range, atRest: false };
      });
      clearTimeout(rest);
      rest = setTimeout(() => setSight((before) => (before.atRest ? before : { ...before, atRest: true })), restMs);
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(() => {
      height = element.clientHeight;
      look();
    });
    resized.observe(element);
    return () => {
      clearTimeout(rest);
      element.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [frame, row]);
  return sight;
}
