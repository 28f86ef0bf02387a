/** A place in a table. The head is row -1. */
export interface Place {
  readonly row: number;
  readonly column: number;
}
export interface Size {
  readonly rows: number;
  readonly columns: number;
  /** Rows that are seen at once. */
  readonly page: number;
}

/**
 * Where a key leads from a cell, as in the grid pattern of the ARIA practices.
 * @param control Whether Control (or Command) is held: Home and End then go to the first and last row.
 * @param rtl Whether the table is read from right to left: the side arrows go where they point.
 * @returns `undefined` for a key that leads nowhere.
 */
export function nextCell(key: string, at: Place, { rows, columns, page }: Size, { control = false, rtl = false } = {}): Place | undefined {
  const to = (row: number, column: number): Place => ({
    row: Math.max(-1, Math.min(row, rows - 1)),
    column: Math.max(0, Math.min(column, columns - 1)),
  });
  const { row, column } = at;
  const forward = rtl ? -1 : 1;
  switch (key) {
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowRight':
      return to(row, column + forward);
    case 'ArrowLeft':
      return to(row, column - forward);
    case 'Home':
      return control ? to(0, 0) : to(row, 0);
    case 'End':
      return control ? to(rows - 1, columns - 1) : to(row, columns - 1);
    case 'PageDown':
      return to(row + page, column);
    case 'PageUp':
      return to(row < 0 ? row : Math.max(0, row - page), column);
    default:
      return undefined;
  }
}
