import type { UnparseConfig } from 'papaparse';
import type { Column } from './column.ts';

/** Rows a part: a part is made without a pause, so that a page with many rows stays alive. */
const slice = 500;
/** A text that begins like a formula is one to a spreadsheet: it is given an apostrophe first. Numbers are numbers, and stay. */
const config: UnparseConfig = { escapeFormulae: true, newline: '\r\n', header: false };

/** Every row of a table as the parts of one CSV text (RFC 4180), each value with its source, contributors and time where it has any. */
export async function* csvParts<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): AsyncGenerator<string> {
  const { default: Papa } = await import('papaparse');
  yield `\uFEFF${Papa.unparse([columns.flatMap(headsOf)], config)}\r\n`; // the mark tells spreadsheets that it is UTF-8
  for (let from = 0; from < rows.length; from += slice) {
    const lines = rows.slice(from, from + slice).map((row) => columns.flatMap((column) => valuesOf(column, row)));
    yield `${Papa.unparse(lines, config)}\r\n`;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Heads are for programs: the names of the columns, in no language. */
const headsOf = ({ name, evidenced }: Column<never>): string[] =>
  evidenced ? [name, `${name}_source`, `${name}_contributors`, `${name}_seen_at`] : [name];

function valuesOf<Row>({ cell, csv, evidenced }: Column<Row>, row: Row): (string | number | boolean)[] {
  const view = cell(row);
  const value = csv ? csv(row) : 'plain' in view ? view.plain : 'text' in view ? (view.exact ?? view.text) : undefined;
  if (!evidenced) return [value ?? ''];
  const evidence = 'evidence' in view ? view.evidence : undefined;
  const seen = evidence?.observedAt === undefined ? '' : new Date(evidence.observedAt).toISOString();
  return [value ?? '', evidence?.source ?? '', evidence?.n ?? '', seen];
}
