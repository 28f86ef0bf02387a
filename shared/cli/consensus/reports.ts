import type { Report } from '../../src/consensus/assess/report.ts';
import { csvRows } from './csv.ts';

/** Reports of a file, and the lines that held none. */
export interface ReadReports {
  readonly reports: readonly Report[];
  readonly bad: readonly { readonly line: number; readonly why: string }[];
}

/** Reads `item,contributor,value` by position; the first row are headings, further cells are left alone. */
export function readReports(text: string, kind: 'number' | 'category'): ReadReports {
  const reports: Report[] = [];
  const bad: { line: number; why: string }[] = [];
  let first = true;
  for (const { line, cells } of csvRows(text)) {
    if (first) {
      first = false;
      continue;
    }
    const [item = '', contributor = '', word = ''] = (cells ?? []).map((cell) => cell.trim());
    const value = kind === 'number' ? Number(word) : word;
    if (!cells) bad.push({ line, why: 'its quotes do not match' });
    else if (item === '' || contributor === '' || word === '') bad.push({ line, why: 'it needs an item, a contributor and a value' });
    else if (typeof value === 'number' && !Number.isFinite(value)) bad.push({ line, why: `"${word.slice(0, 40)}" is no number` });
    else reports.push({ item, contributor, value });
  }
  return { reports, bad };
}
