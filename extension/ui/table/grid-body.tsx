import type { EpochMs } from '@infofi-lens/shared/units';
import { type RefObject, useEffect, useMemo } from 'react';
import type { Column } from './column.ts';
import { GridRow } from './grid-row.tsx';
import { rowHeight } from './grid-sizes.ts';
import type { Place } from './next-cell.ts';
import { useRowsInSight, within } from './rows-in-sight.ts';

interface GridBodyProps<Row> {
  readonly frame: RefObject<HTMLElement | null>;
  /** CSS pixels that the frame is scrolled by at first. */
  readonly begin: number;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly hrefOf?: ((row: Row) => string | undefined) | undefined;
  /** The cell that has the focus, or would have it. */
  readonly at: Place;
  readonly now: EpochMs;
  readonly onStanding?: ((rows: readonly Row[]) => void) | undefined;
}

/** The rows in sight. All that is drawn anew while a table is scrolled. */
export function GridBody<Row>({ frame, begin, columns, rows, keyOf, hrefOf, at, now, onStanding }: GridBodyProps<Row>) {
  const height = useMemo(rowHeight, []);
  const { from, to } = within(useRowsInSight(frame, height, begin), rows.length);
  useEffect(() => onStanding?.(rows.slice(from, to)), [onStanding, rows, from, to]);

  const draw = (row: Row, index: number) => (
    <GridRow
      key={keyOf(row)}
      index={index}
      start={index * height}
      row={row}
      columns={columns}
      href={hrefOf?.(row)}
      focused={at.row === index ? at.column : undefined}
      now={now}
    />
  );
  // The row that has the focus stays, however far away it is scrolled.
  const apart = at.row < from || at.row >= to ? rows[at.row] : undefined;
  const lone = apart === undefined ? undefined : draw(apart, at.row);
  return (
    <tbody className="lens-grid-body" style={{ blockSize: rows.length * height }}>
      {at.row < from && lone}
      {rows.slice(from, to).map((row, place) => draw(row, from + place))}
      {at.row >= to && lone}
    </tbody>
  );
}
