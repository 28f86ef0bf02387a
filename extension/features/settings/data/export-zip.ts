import { strToU8, Zip, ZipDeflate } from 'fflate';
import Papa from 'papaparse';
import * as z from 'zod/mini';
import type { LensDb } from '../../../storage/db.ts';
import { exportFormat, pagesOf, personalTables } from '../../../storage/export.ts';
import type { FactRow } from '../../../storage/tables/facts.ts';
import type { OutcomeRow } from '../../../storage/tables/outcomes.ts';
import type { ReportRow } from '../../../storage/tables/reports.ts';
import { importedRows } from '../../../storage/transfer/rows.ts';
import { outcomeColumns } from './outcome-columns.ts';
import { outcomeLines } from './write-outcomes.ts';

type Cells = Readonly<Record<string, unknown>>;

/** Rows whose cells are not simply what is stored. Of other tables the columns are those of their first row. */
const shapes: Readonly<Record<string, (row: never) => readonly Cells[]>> = {
  facts: ({ platform, kind, id, fields }: FactRow) =>
    Object.entries(fields).map(([field, { value, observedAt, via, adapter }]) => ({
      ...{ platform, kind, id, field, value, observedAt: iso(observedAt), via, adapter },
    })),
  outcomes: ({ outcome }: OutcomeRow) => outcomeLines(outcome),
  reports: ({ report, at }: ReportRow) => [{ ...report, at: iso(at) }],
};
const columns: Readonly<Record<string, readonly string[]>> = {
  facts: ['platform', 'kind', 'id', 'field', 'value', 'observedAt', 'via', 'adapter'],
  outcomes: outcomeColumns,
};

/**
 * Everything of this person as a zip: a CSV a table, the settings, and `schema.json`, which describes the rows of the JSON export.
 * Only a page of rows and what is packed are in memory at once.
 */
export async function exportZip(db: LensDb, exportedAt: number): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let failed: Error | undefined;
  const zip = new Zip((error, part) => {
    if (error) failed = error;
    else parts.push(part as Uint8Array<ArrayBuffer>); // made by fflate, never over shared memory
  });
  const file = (name: string) => {
    const one = new ZipDeflate(name);
    zip.add(one);
    return one;
  };
  for (const table of personalTables(db).filter(({ name }) => name !== 'settings')) {
    const csv = file(`${table.name}.csv`);
    for await (const text of csvOf(table)) csv.push(strToU8(text));
    csv.push(new Uint8Array(), true);
  }
  file('settings.json').push(strToU8(JSON.stringify(await db.settings.toArray(), null, 2)), true);
  file('schema.json').push(strToU8(JSON.stringify({ exportedAt: iso(exportedAt), ...jsonSchema() }, null, 2)), true);
  zip.end();
  if (failed) throw failed;
  return new Blob(parts, { type: 'application/zip' });
}

async function* csvOf(table: ReturnType<typeof personalTables>[number]): AsyncGenerator<string> {
  let fields = columns[table.name];
  let header = true;
  for await (const rows of pagesOf(table)) {
    const lines = rows.flatMap((row) => shapes[table.name]?.(row as never) ?? [row as Cells]); // a row of that very table
    fields ??= Object.keys(lines[0] ?? {});
    yield `${Papa.unparse(lines.map(flat), { columns: [...fields], header, escapeFormulae: true, newline: '\n' })}\n`;
    header = false;
  }
}

/** A cell that is no word or number is written as JSON. */
const flat = (cells: Cells): Cells =>
  Object.fromEntries(
    Object.entries(cells).map(([name, value]) => [name, typeof value === 'object' && value !== null ? JSON.stringify(value) : value]),
  );

/** The form of the JSON export: the rows that can be taken in again, each as JSON Schema. */
export const jsonSchema = () => ({
  format: exportFormat,
  tables: Object.fromEntries(
    Object.entries(importedRows).map(([name, schema]) => [name, z.toJSONSchema(schema as z.core.$ZodType, { unrepresentable: 'any' })]),
  ),
});

const iso = (ms: number): string => new Date(ms).toISOString();
