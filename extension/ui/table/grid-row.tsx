import type { EpochMs } from '@infofi-lens/shared/units';
import { memo } from 'react';
import type { Column } from './column.ts';
import { cellContent, cellLook } from './grid-cell.tsx';

interface GridRowProps {
  readonly index: number;
  /** CSS pixels from the first row. */
  readonly start: number;
  readonly row: unknown;
  // biome-ignore lint/suspicious/noExplicitAny: a memoised component cannot be generic; the table gives it columns of these very rows
  readonly columns: readonly Column<any>[];
  /** Width of each column in rem; `undefined`: what is left. */
  readonly rooms: readonly (number | undefined)[];
  readonly href: string | undefined;
  /** The column that has the focus in this row. */
  readonly focused: number | undefined;
  readonly now: EpochMs;
}

/** One row. Drawn anew only when something of it is another: while a table is scrolled, that is when another comes into its place. */
export const GridRow = memo(function GridRow({ index, start, row, columns, rooms, href, focused, now }: GridRowProps) {
  return (
    <tr aria-rowindex={index + 2} className="lens-grid-row" style={{ insetBlockStart: start }}>
      {columns.map((column, at) => {
        const view = column.cell(row);
        const Cell = at === 0 ? 'th' : 'td';
        return (
          <Cell
            key={column.name}
            {...(at === 0 && { scope: 'row' })}
            tabIndex={focused === at ? 0 : -1}
            data-at={`${index}:${at}`}
            data-number={column.number || undefined}
            {...cellLook(view, now, rooms[at])}
          >
            {cellContent(view, now, at === 0 ? href : undefined)}
          </Cell>
        );
      })}
    </tr>
  );
});
