import type { EpochMs } from '@infofi-lens/shared/units';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { askedEvidence } from './asked-evidence.ts';
import type { Column, Sort } from './column.ts';
import { type Asked, EvidencePopover } from './evidence-popover.tsx';
import { GridBody } from './grid-body.tsx';
import { GridHead } from './grid-head.tsx';
import { mostWidth, sizes } from './grid-sizes.ts';
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
  readonly keyOf: (row: Row) => string;
  /** Where a row leads. */
  readonly hrefOf?: (row: Row) => string | undefined;
  readonly sort?: Sort | undefined;
  readonly onSort?: (sort: Sort) => void;
  readonly now: EpochMs;
  /** Told which rows stand, whenever others do. Has to stay the same function. */
  readonly onStanding?: (rows: readonly Row[]) => void;
}

/** A table of any length that keys walk cell by cell: only the rows in sight exist. It comes back to the place it was left at. */
export function DataGrid<Row>({ label, columns, rows, keyOf, hrefOf, sort, onSort, now, onStanding }: DataGridProps<Row>) {
  const frame = useRef<HTMLDivElement>(null);
  const help = useId();
  const [asked, ask] = useState<Asked>();
  const [before] = useState(() => kept(label));
  const { at, setAt, onKeyDown, onFocus } = useGridKeys(frame, { rows: rows.length, columns: columns.length }, before);
  const layout = useMemo(() => sizes(columns), [columns]);
  useLayoutEffect(() => {
    if (before) frame.current?.scrollTo({ top: before.offset });
  }, [before]);
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
          onClick={({ target }) => {
            const pressed = askedEvidence(target, columns, rows);
            if (pressed) ask(pressed);
          }}
          aria-label={label}
          aria-describedby={help}
          aria-rowcount={rows.length + 1}
          style={layout}
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
          <GridBody
            frame={frame}
            begin={before?.offset ?? 0}
            columns={columns}
            rows={rows}
            keyOf={keyOf}
            hrefOf={hrefOf}
            at={at}
            now={now}
            onStanding={onStanding}
          />
        </table>
      </div>
      <EvidencePopover asked={asked} now={now} onClose={() => ask(undefined)} />
    </>
  );
}
