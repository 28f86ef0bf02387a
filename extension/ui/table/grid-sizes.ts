import type { EpochMs } from '@infofi-lens/shared/units';
import type { CSSProperties } from 'react';
import { markOf } from '../evidence.ts';
import type { Column } from './column.ts';

/** Height of a row in rem: two lines, and a target of 24 px in the second. */
const rowRem = 3.25;
/** Times the width its columns ask for: beyond it a short row falls apart. */
const widest = 1.6;

/** What a cell has at its sides together, and what an arrow in a head takes. */
export const sides = 1;
const arrow = 1;
/** Size of the letters of values (--lens-size-m), and of heads and marks (--lens-size-s). */
export const [textSize, markSize] = [0.8125, 0.75];
/** How wide a letter is of its height. */
const [wide, usual] = [1, 0.56];

/**
 * Width of a column in rem: what it asks for, or more where the language needs more for the longest word of the head, or for the mark
 * below a value that others told a while ago. Reckoned, not measured: a table is laid out before there is anything to measure.
 */
export function roomOf<Row>({ label, width, sorts, evidenced }: Pick<Column<Row>, 'label' | 'width' | 'sorts' | 'evidenced'>): number {
  const head = Math.max(...label.split(' ').map(lengthOf)) + sides + (sorts ? arrow : 0);
  const mark = evidenced ? lengthOf(markOf(longMark, afterwards)) + sides : 0;
  return Math.max(width, Math.ceil(4 * Math.max(head, mark)) / 4);
}
const longMark = { source: 'crowd', methodology: '', n: 88, observedAt: 0 as EpochMs } as const; // the beginning of time, for the text alone
const afterwards = (59 * 60_000) as EpochMs; // as above

/** Letters of the Far East are as wide as high. */
const lengthOf = (text: string): number =>
  [...text].reduce((sum, one) => sum + markSize * (/[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(one) ? wide : usual), 0);

/** What the table is laid out by. */
export function sizes<Row>(columns: readonly Column<Row>[]): CSSProperties {
  const tracks = columns.map((column, at) =>
    at === 0 ? `var(--lens-grid-first, minmax(${column.width}rem, 1fr))` : `${roomOf(column)}rem`,
  );
  return {
    '--lens-grid-tracks': tracks.join(' '),
    '--lens-grid-row': `${rowRem}rem`,
    minInlineSize: `${widthOf(columns)}rem`,
  } as CSSProperties;
}

/** What the columns ask for together, in rem. */
const widthOf = <Row>(columns: readonly Column<Row>[]): number =>
  columns.reduce((sum, column, at) => sum + (at === 0 ? column.width : roomOf(column)), 0);

/** No wider than that, in rem. */
export const mostWidth = <Row>(columns: readonly Column<Row>[]): string => `${widest * widthOf(columns)}rem`;

/** CSS pixels of a row: it grows with the reader's letters. */
export const rowHeight = (): number => rowRem * (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);
