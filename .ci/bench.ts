import { parseArgs } from 'node:util';
import type { BenchRow } from '../server/bench/row.ts';

/**
 * `npm run bench [-- ingest reads rebuild catalogue recompute browser] [-- --json]`: the budgets of the design, measured on this machine.
 * Benchmarks are no tests: a missed budget fails nothing. Progress goes to stderr, so that `--json` leaves stdout clean.
 */
const suites: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  ingest: async () => (await import('../server/bench/ingest.ts')).bench(),
  reads: async () => (await import('../server/bench/reads.ts')).bench(),
  catalogue: async () => (await import('../extension/e2e/bench/bench.ts')).catalogueBench(),
  rebuild: async () => (await import('../server/bench/rebuild.ts')).bench(),
  recompute: async () => (await import('../server/bench/recompute.ts')).bench(),
  browser: async () => (await import('../extension/e2e/bench/bench.ts')).bench(),
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
const unknown = positionals.filter((name) => !Object.hasOwn(suites, name));
if (unknown.length > 0) {
  process.stderr.write(`There is no bench "${unknown.join('", "')}". There are: ${Object.keys(suites).join(', ')}.\n`);
  process.exit(2);
}

const rows: BenchRow[] = [];
for (const [name, bench] of Object.entries(suites)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  process.stderr.write(`Measuring ${name} ...\n`);
  rows.push(...(await bench()));
}
process.stdout.write(values.json ? `${JSON.stringify(rows, null, 2)}\n` : `${table(rows)}\n`);
process.exit(0); // what a bench started may still hold sockets open

function table(all: readonly BenchRow[]): string {
  const cells = [
    ['what', 'budget', 'measured', 'baseline', 'unit', 'met'],
    ...all.map(({ what, budget, measured, baseline, unit, met }) => [
      what,
      budget,
      String(measured),
      baseline === undefined ? '' : String(baseline),
      unit,
      met ? 'yes' : 'NO',
    ]),
  ];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  return cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
