import { make } from './elements.ts';

export type Row = readonly [name: HTMLElement | string, cells: readonly HTMLTableCellElement[]];

/**
 * A table whose rows stand below each other where it is too wide for the screen, each cell with its name.
 * @param columns Names of the columns, that of the rows' names first.
 */
export function stackedTable(columns: readonly string[], rows: readonly Row[]): HTMLTableElement {
  const head = make('tr');
  head.append(...columns.map((name) => headOf('col', name)));
  const top = make('thead');
  top.append(head);
  const body = make('tbody');
  for (const [name, cells] of rows) {
    for (const [at, cell] of cells.entries()) cell.dataset.name = columns[at + 1];
    const row = make('tr');
    row.append(headOf('row', name), ...cells);
    body.append(row);
  }
  const all = make('table');
  all.className = 'stacked';
  all.append(top, body);
  return all;
}

function headOf(scope: 'col' | 'row', name: HTMLElement | string): HTMLTableCellElement {
  const cell = make('th');
  cell.scope = scope;
  cell.append(name);
  return cell;
}
