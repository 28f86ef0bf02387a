import { useMemo, useState } from 'react';
import { type Column, cellText, type Sort } from './column.ts';

/** Rows in the order of a column's values; what is not known comes last, whichever way it goes. Rows of equal values keep their order. */
export function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | undefined): readonly Row[] {
  const column = columns.find(({ name }) => name === sort?.by);
  if (!column || !sort) return rows;
  const sign = sort.descending ? -1 : 1;
  const keyed = rows.map((row) => {
    const value = column.csv ? column.csv(row) : cellText(column.cell(row), '');
    return { row, value: typeof value === 'string' ? value.toLowerCase() : value };
  });
  keyed.sort((a, b) => {
    if (a.value === b.value) return 0;
    if (a.value === undefined || a.value === '') return 1;
    if (b.value === undefined || b.value === '') return -1;
    return a.value < b.value ? -sign : sign;
  });
  return keyed.map(({ row }) => row);
}

/** What a table needs to be ordered by its heads, for tables whose order is not part of their address. */
export function useSorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], first?: Sort) {
  const [sort, onSort] = useState(first);
  const ordered = useMemo(() => sorted(rows, columns, sort), [rows, columns, sort]);
  return { rows: ordered, columns, sort, onSort };
}
