import { fieldOf } from '@infofi-lens/shared/facts/catalog';
import { entityKey, parseEntityKey } from '@infofi-lens/shared/facts/entity';
import * as z from 'zod/mini';
import { exportFormat } from '../export.ts';
import { visitKey } from '../tables/visits.ts';
import type { ImportedTable } from './fates.ts';
import { type ImportedRow, importedRows, importedTables } from './rows.ts';

/** A row that was not taken, or a field of one. */
export interface BadRow {
  readonly table: ImportedTable;
  /** Its place in the table of the file, from 1 on. */
  readonly row: number;
  /** What is wrong, by its path (`fields.participants`); '' the row as a whole. */
  readonly path: string;
}
export type ImportRows = { readonly [T in ImportedTable]: readonly ImportedRow<T>[] };
export interface ReadExport {
  readonly exportedAt: number;
  readonly rows: ImportRows;
  readonly bad: readonly BadRow[];
  /** Rows of other tables, which are not taken (fates.ts says why). */
  readonly others: number;
}

const File = z.object({ format: z.literal(exportFormat), exportedAt: z.number(), tables: z.record(z.string(), z.array(z.unknown())) });

/**
 * Reads what {@link exportJson} wrote. A bad row costs only itself, and a bad field only that field.
 * @returns why not, when it is no such file: no JSON, or JSON of another form.
 */
export function readExport(text: string): ReadExport | 'no-json' | 'other-form' {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'no-json';
  }
  const file = File.safeParse(json);
  if (!file.success) return 'other-form';
  const bad: BadRow[] = [];
  const { tables, exportedAt } = file.data;
  const rowsOf = <T extends ImportedTable>(table: T): ImportedRow<T>[] =>
    (tables[table] ?? []).flatMap((raw, at) => {
      const say = (path: string) => void bad.push({ table, row: at + 1, path });
      const row = importedRows[table].safeParse(raw);
      if (!row.success) {
        say(row.error.issues[0]?.path.join('.') ?? '');
        return [];
      }
      const checked = check(table, row.data, say);
      return checked ? [checked as ImportedRow<T>] : []; // as it was parsed, or with fields less
    });
  const rows = Object.fromEntries(importedTables.map((table) => [table, rowsOf(table)])) as unknown as ImportRows; // one entry a table
  const others = Object.entries(tables).filter(([name]) => !importedTables.some((table) => table === name));
  return { exportedAt, rows, bad, others: others.reduce((sum, [, list]) => sum + list.length, 0) };
}

/** What a row's schema can not say: that a key names what the row says, and that values are those of their fields. */
function check(table: ImportedTable, row: unknown, say: (path: string) => void): unknown {
  if (table === 'facts') return factAsDeclared(row as ImportedRow<'facts'>, say); // parsed with the schema of this very table
  if (table === 'history') {
    const { entity, field, value } = row as ImportedRow<'history'>; // as above
    const kind = parseEntityKey(entity)?.kind;
    if (kind !== undefined && fieldOf(kind, field)?.accepts(value)) return row;
    say('value');
    return undefined;
  }
  if (table === 'outcomes') {
    const { campaign, outcome } = row as ImportedRow<'outcomes'>; // as above
    if (campaign === entityKey({ platform: outcome.platform, kind: 'campaign', id: outcome.campaignId })) return row;
    say('campaign');
    return undefined;
  }
  if (table === 'visits') {
    const visit = row as ImportedRow<'visits'>; // as above
    if (visit.key === visitKey({ ...visit, tab: Number.parseInt(visit.key, 10) })) return row;
    say('key');
    return undefined;
  }
  return row;
}

function factAsDeclared(row: ImportedRow<'facts'>, say: (path: string) => void): ImportedRow<'facts'> | undefined {
  if (row.key !== entityKey(row)) {
    say('key');
    return undefined;
  }
  const fields = Object.entries(row.fields).filter(([name, { value }]) => {
    const good = fieldOf(row.kind, name)?.accepts(value) ?? false;
    if (!good) say(`fields.${name}`);
    return good;
  });
  return fields.length === 0 ? undefined : { ...row, fields: Object.fromEntries(fields) };
}
