import type { ReactNode } from 'react';
import { chartPartWords } from './words.ts';

interface ChartPartProps {
  /** What it shows, for ears. */
  readonly label: string;
  readonly children: ReactNode;
  readonly columns: readonly string[];
  /** The same numbers as text; the first cell names the row. */
  readonly rows: readonly (readonly [name: string, ...cells: string[]])[];
  /** Whether the table is open from the start. */
  readonly open?: boolean;
}

/** A chart with the same numbers as a table below it, for ears and for whoever prefers to read. */
export function ChartPart({ label, children, columns, rows, open = false }: ChartPartProps) {
  return (
    <div className="lens-stack">
      <div className="charts-drawing" role="img" aria-label={chartPartWords.chart(label)}>
        {children}
      </div>
      <details className="lens-details" open={open}>
        <summary>{chartPartWords.table}</summary>
        <DataTable label={label} columns={columns} rows={rows} />
      </details>
    </div>
  );
}

export function DataTable({ label, columns, rows }: Pick<ChartPartProps, 'label' | 'columns' | 'rows'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page is scrolled by keyboard
    <section className="charts-table" aria-label={label} tabIndex={0}>
      <table className="lens-table">
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={column} scope="col" data-number={at > 0 || undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={columns[at + 1]} data-number>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
