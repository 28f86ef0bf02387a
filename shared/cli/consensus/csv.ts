/** One row of a CSV file, and the line it begins on. */
export interface CsvRow {
  readonly line: number;
  /** `undefined` for a row that can not be read: a quote that is never closed, or text right behind a closing one. */
  readonly cells: readonly string[] | undefined;
}

/**
 * Reads comma-separated values (RFC 4180; CRLF or LF; quoted cells may hold commas, doubled quotes and line breaks).
 * A row that can not be read ends with its line, so that it costs nothing beside it. Empty lines are no rows.
 */
export function* csvRows(text: string): Generator<CsvRow> {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const row = rowAt(text, at);
    const end = row?.end ?? endOfLine(text, at);
    if (text.slice(at, end).trim() !== '') yield { line, cells: row?.cells };
    line += text.slice(at, end).split('\n').length;
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
}

/** A value as a cell: quoted where it has to be. */
export function csvCell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function rowAt(text: string, from: number): { cells: string[]; end: number } | undefined {
  const cells: string[] = [];
  for (let at = from; ; ) {
    const cell = text[at] === '"' ? quoted(text, at + 1) : plain(text, at);
    if (!cell) return undefined;
    cells.push(cell.value);
    if (text[cell.end] !== ',') return isEnd(text, cell.end) ? { cells, end: cell.end } : undefined;
    at = cell.end + 1;
  }
}

function plain(text: string, from: number): { value: string; end: number } {
  let end = from;
  while (!isEnd(text, end) && text[end] !== ',') end += 1;
  return { value: text.slice(from, end), end };
}

function quoted(text: string, from: number): { value: string; end: number } | undefined {
  let close = text.indexOf('"', from);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  return close === -1 ? undefined : { value: text.slice(from, close).replaceAll('""', '"'), end: close + 1 };
}

function isEnd(text: string, at: number): boolean {
  return at >= text.length || text[at] === '\n' || text.startsWith('\r\n', at);
}

function endOfLine(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  if (found === -1) return text.length;
  return found > from && text[found - 1] === '\r' ? found - 1 : found;
}
