import type { ReactNode } from 'react';
import { chartPartWords } from './words.ts';

interface ChartPartProps {
  /** What it shows, for ears. */
  readonly label: string;
  /** What is drawn; nothing where there is nothing to draw. */
  readonly children: ReactNode;
  readonly columns: readonly string[];
  /** Name of a last column that holds words and no numbers. */
  readonly said?: string;
  /** The same numbers as text; the first cell names the row. */
  readonly rows: readonly (readonly [name: string, ...cells: string[]])[];
  /** Whether the table is open from the start. */
  readonly open?: boolean;
}

/** A chart with the same numbers as a table below it, for ears and for whoever prefers to read. */
export function ChartPart({ label, children, columns, said, rows, open = false }: ChartPartProps) {
  return (
    <div className="lens-stack">
      {children && (
        <div className="charts-drawing" role="img" aria-label={chartPartWords.chart(label)}>
          {children}
        </div>
      )}
      <details className="lens-details" open={open}>
        <summary>{chartPartWords.table}</summary>
        <DataTable label={label} columns={columns} {...(said !== undefined && { said })} rows={rows} />
      </details>
    </div>
  );
}

export function DataTable({ label, columns, said, rows }: Pick<ChartPartProps, 'label' | 'columns' | 'said' | 'rows'>) {
  const isWords = (at: number) => at === 0 || at === columns.length; // the row's name, and what is said of it
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page is scrolled by keyboard
    <section className="charts-table" aria-label={label} tabIndex={0}>
      <table className="lens-table">
        <thead>
          <tr>
            {[...columns, ...(said === undefined ? [] : [said])].map((column, at) => (
              <th key={column} scope="col" data-number={!isWords(at) || undefined}>
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
                <td key={columns[at + 1] ?? said} data-number={!isWords(at + 1) || undefined}>
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
