import type { EpochMs } from '@infofi-lens/shared/units';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { Column } from './column.ts';
import { GridRow } from './grid-row.tsx';
import { roomOf, rowHeight } from './grid-sizes.ts';
import type { Place } from './next-cell.ts';
import { type RowPlace, rowPlaces } from './row-places.ts';
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
  const rooms = useMemo(() => columns.map((column, place) => (place === 0 ? undefined : roomOf(column))), [columns]);
  const { range, atRest } = useRowsInSight(frame, height, begin);
  const { from, to } = within(range, rows.length);
  useEffect(() => onStanding?.(rows.slice(from, to)), [onStanding, rows, from, to]);

  const standing = rows.slice(from, to).map((row, place) => ({ key: keyOf(row), index: from + place }));
  // The row that has the focus stays, however far away it is scrolled.
  const apart = at.row < from || at.row >= to ? rows[at.row] : undefined;
  if (apart !== undefined) standing.splice(at.row < from ? 0 : standing.length, 0, { key: keyOf(apart), index: at.row });
  const drawn = useRef<readonly RowPlace[]>([]);
  const places = rowPlaces(drawn.current, standing, atRest ? at.row : undefined);
  useLayoutEffect(() => {
    drawn.current = places;
  });
  return (
    <tbody className="lens-grid-body" style={{ blockSize: rows.length * height }}>
      {places.map(({ place, index }) => {
        const row = rows[index] as Row; // it is one of those that stand
        return (
          <GridRow
            key={place}
            index={index}
            start={index * height}
            row={row}
            columns={columns}
            rooms={rooms}
            href={hrefOf?.(row)}
            focused={at.row === index ? at.column : undefined}
            now={now}
          />
        );
      })}
    </tbody>
  );
}
