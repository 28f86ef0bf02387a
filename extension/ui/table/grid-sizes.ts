import type { CSSProperties } from 'react';
import type { Column } from './column.ts';

/** Height of a row in rem: two lines, and a target of 24 px in the second. */
const rowRem = 3.25;
/** Times the width its columns ask for: beyond it a short row falls apart. */
const widest = 1.6;

/** What the table is laid out by. */
export function sizes<Row>(columns: readonly Column<Row>[]): CSSProperties {
  const tracks = columns.map(({ width }, at) => (at === 0 ? `var(--lens-grid-first, minmax(${width}rem, 1fr))` : `${width}rem`));
  return {
    '--lens-grid-tracks': tracks.join(' '),
    '--lens-grid-row': `${rowRem}rem`,
    minInlineSize: `${widthOf(columns)}rem`,
  } as CSSProperties;
}

/** What the columns ask for together, in rem. */
const widthOf = <Row>(columns: readonly Column<Row>[]): number => columns.reduce((sum, { width }) => sum + width, 0);

/** No wider than that, in rem. */
export const mostWidth = <Row>(columns: readonly Column<Row>[]): string => `${widest * widthOf(columns)}rem`;

/** CSS pixels of a row: it grows with the reader's letters. */
export const rowHeight = (): number => rowRem * (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);
