import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Report } from '../../src/consensus/assess/report.ts';
import { csvRows } from '../consensus/csv.ts';
import { readReports } from '../consensus/reports.ts';

/** Reports of a folder with the truth about each item, as the benchmark publishes them. */
export async function benchmark(folder: string, reportsFile: string, kind: 'number' | 'category') {
  const read = (name: string) => readFile(path.join(folder, name), 'utf8');
  const { reports }: { reports: readonly Report[] } = readReports(await read(reportsFile), kind);
  const truth = new Map(
    [...csvRows(await read('truth.csv'))].slice(1).map(({ cells: [item = '', value = ''] = [] }) => [item, value] as const),
  );
  return { reports, truth };
}
