import { Icon } from '../icon.tsx';
import { type Column, nextSort, type Sort } from './column.ts';

interface GridHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sort: Sort | undefined;
  /** The column whose head has the focus. */
  readonly focused: number | undefined;
  readonly onSort: (sort: Sort, column: number) => void;
}

/** The heads of a table's columns. One that sorts is a button, and says the order it stands for. */
export function GridHead<Row>({ columns, sort, focused, onSort }: GridHeadProps<Row>) {
  return (
    <thead className="lens-grid-head">
      <tr className="lens-grid-row" aria-rowindex={1}>
        {columns.map((column, at) => {
          const { name, label, number, sorts } = column;
          const order = sort?.by === name ? (sort.descending ? 'descending' : 'ascending') : undefined;
          const stop = { tabIndex: focused === at ? 0 : -1, 'data-at': `-1:${at}` };
          return (
            <th
              key={name}
              scope="col"
              aria-sort={sorts ? (order ?? 'none') : undefined}
              data-number={number || undefined}
              className="lens-grid-cell"
              {...(sorts ? {} : stop)}
            >
              {sorts ? (
                <button type="button" {...stop} onClick={() => onSort(nextSort(sort, column), at)}>
                  <span>{label}</span>
                  {order && <Icon name={order === 'descending' ? 'down' : 'up'} />}
                </button>
              ) : (
                label
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
