import type { EpochMs } from '@infofi-lens/shared/units';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import type { Column } from './column.ts';
import { csvParts } from './csv.ts';

interface Row {
  readonly name: string;
  readonly n: number | undefined;
}
const observedAt = Date.UTC(2026, 10, 20) as EpochMs;
const columns: readonly Column<Row>[] = [
  { name: 'name', label: 'Name', width: 5, cell: ({ name }) => ({ plain: name }) },
  {
    name: 'n',
    label: 'People',
    width: 5,
    evidenced: true,
    cell: ({ n }) =>
      n === undefined
        ? { unknown: 'not seen' }
        : { text: '15.9K', evidence: { source: 'crowd', methodology: 'counted', n: 7, observedAt } },
    csv: ({ n }) => n,
  },
];
async function file(rows: readonly Row[]): Promise<string> {
  let text = '';
  for await (const part of csvParts(columns, rows)) text += part;
  return text;
}

it('names every column, and those of the evidence beside it', async () => {
  const text = await file([{ name: 'Swap', n: 15_916 }]);
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(Papa.parse(text.slice(1).trim()).data).toEqual([
    ['name', 'n', 'n_source', 'n_contributors', 'n_seen_at'],
    ['Swap', '15916', 'crowd', '7', '2026-11-20T00:00:00.000Z'],
  ]);
});

it('tells what is not known by an empty cell, never by a zero', async () => {
  expect((await file([{ name: 'Swap', n: undefined }])).split('\r\n')[1]).toBe('Swap,,,,');
});

it('quotes what needs quotes', async () => {
  const name = 'A "b", c\nd; e';
  expect((Papa.parse((await file([{ name, n: 1 }])).slice(1)).data as string[][])[1]?.[0]).toBe(name);
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('is no formula to a spreadsheet: %j', async (name) => {
  expect((Papa.parse((await file([{ name, n: 1 }])).slice(1)).data as string[][])[1]?.[0]).toBe(`'${name}`);
});

it('leaves a number below zero a number', async () => {
  expect((await file([{ name: 'Loss', n: -3 }])).split('\r\n')[1]).toMatch(/^Loss,-3,/);
});

it('holds every row, however many there are', async () => {
  const rows = Array.from({ length: 1_203 }, (_, at) => ({ name: `Row ${at}`, n: at }));
  const lines = (await file(rows)).trim().split('\r\n');
  expect(lines).toHaveLength(1_204);
  expect(lines.at(-1)).toMatch(/^Row 1202,1202,/);
});
