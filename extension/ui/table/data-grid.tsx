import type { EpochMs } from '@infofi-lens/shared/units';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Column, Sort } from './column.ts';
import { type Asked, EvidencePopover } from './evidence-popover.tsx';
import { GridHead } from './grid-head.tsx';
import { GridRow } from './grid-row.tsx';
import { mostWidth, rowHeight, sizes } from './grid-sizes.ts';
import { keep, kept } from './kept-place.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { tableWords } from './words.ts';

export interface DataGridProps<Row> {
  /** What it lists, for ears. */
  readonly label: string;
  /** The first names the row. */
  readonly columns: readonly Column<Row>[];
  /** In the order in which they are to be shown. */
  readonly rows: readonly Row[];
  /** Has to stay the same function, where there are many rows. */
  readonly keyOf: (row: Row) => string;
  /** Where a row leads. */
  readonly hrefOf?: (row: Row) => string | undefined;
  readonly sort?: Sort | undefined;
  readonly onSort?: (sort: Sort) => void;
  readonly now: EpochMs;
  /** Told which rows stand, whenever others do. Has to stay the same function. */
  readonly onStanding?: (rows: readonly Row[]) => void;
}

/** Rows beyond those in sight, so that a quick scroll finds them drawn. */
const overscan = 6;

/** A table of any length that keys walk cell by cell: only the rows in sight exist. It comes back to the place it was left at. */
export function DataGrid<Row>({ label, columns, rows, keyOf, hrefOf, sort, onSort, now, onStanding }: DataGridProps<Row>) {
  const frame = useRef<HTMLDivElement>(null);
  const help = useId();
  const [asked, ask] = useState<Asked>();
  const before = kept(label);
  const { at, setAt, onKeyDown, onFocus } = useGridKeys(frame, { rows: rows.length, columns: columns.length }, before);
  const height = useMemo(rowHeight, []);
  // The same function for the same rows: with another one every row is placed anew, all 50,000 of them with each frame.
  const getItemKey = useCallback(
    (index: number) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
    [rows, keyOf],
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    getItemKey,
    overscan,
    initialOffset: before?.offset ?? 0,
    // The row that has the focus stays, however far away it is scrolled.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return at.row < 0 || at.row >= rows.length || shown.includes(at.row) ? shown : [...shown, at.row].sort((a, b) => a - b);
    },
    useFlushSync: false,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? -1];
  useEffect(() => onStanding?.(rows.slice(first, last + 1)), [onStanding, rows, first, last]);
  useEffect(() => keep(label, frame), [label]);

  return (
    <>
      <p id={help} className="lens-hidden">
        {tableWords.keys}
      </p>
      <div
        ref={frame}
        className="lens-grid"
        style={{ maxInlineSize: mostWidth(columns) }}
        onScroll={({ currentTarget: { scrollLeft, dataset } }) => {
          if (scrollLeft === 0) delete dataset.aside;
          else dataset.aside = '';
        }}
      >
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the pattern of a grid, whose cells keys walk; its rows and cells stay native
          role="grid"
          onKeyDown={onKeyDown}
          onFocus={onFocus}
          aria-label={label}
          aria-describedby={help}
          aria-rowcount={rows.length + 1}
          style={sizes(columns)}
        >
          <GridHead
            columns={columns}
            sort={sort}
            focused={at.row < 0 ? at.column : undefined}
            onSort={(next, column) => {
              setAt({ row: -1, column });
              frame.current?.scrollTo({ top: 0 });
              onSort?.(next);
            }}
          />
          <tbody className="lens-grid-body" style={{ blockSize: virtual.getTotalSize() }}>
            {items.map(({ index, key, start }) => {
              const row = rows[index];
              return (
                row !== undefined && (
                  <GridRow
                    key={key}
                    index={index}
                    start={start}
                    row={row}
                    columns={columns}
                    href={hrefOf?.(row)}
                    focused={at.row === index ? at.column : undefined}
                    now={now}
                    onEvidence={ask}
                  />
                )
              );
            })}
          </tbody>
        </table>
      </div>
      <EvidencePopover asked={asked} now={now} onClose={() => ask(undefined)} />
    </>
  );
}
