import type { FigureView } from '../figure.tsx';

/** What stands in a cell: a value with its evidence, what is missing for one, or a plain text that claims nothing (a name of ours, a count of rows). */
export type CellView = FigureView | { readonly plain: string /** A second, quieter line. */; readonly note?: string };

/** One column of a table. `name` is unique in its table and is what a sort is named by. */
export interface Column<Row> {
  readonly name: string;
  readonly label: string;
  /** Width in rem; the first column takes what is left. */
  readonly width: number;
  /** Numbers stand at the end of their cell. */
  readonly number?: boolean;
  /** Whether rows can be ordered by it. */
  readonly sorts?: boolean;
  readonly cell: (row: Row) => CellView;
  /** The value of a file, exact and not shortened; absent: the text of the cell. `undefined`: not known. */
  readonly csv?: (row: Row) => string | number | boolean | undefined;
  /** Whether a file tells the source of each value in columns of its own. */
  readonly evidenced?: boolean;
}

export interface Sort {
  readonly by: string;
  readonly descending: boolean;
}

/** The order a click on a column's head asks for: the other way around where it is the order already, else numbers from the largest. */
export function nextSort(sort: Sort | undefined, { name, number = false }: Pick<Column<never>, 'name' | 'number'>): Sort {
  return sort?.by === name ? { by: name, descending: !sort.descending } : { by: name, descending: number };
}

/** The text of a cell; of one without a value, why there is none. */
export function cellText(view: CellView, lacking: string): string {
  if ('plain' in view) return view.plain;
  if ('text' in view) return view.exact ?? view.text;
  return 'unknown' in view ? view.unknown : lacking;
}
