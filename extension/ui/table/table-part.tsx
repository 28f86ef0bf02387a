import { type ReactNode, useState } from 'react';
import { Button } from '../button.tsx';
import { saveFile } from '../save-file.ts';
import { Notice } from '../states.tsx';
import { words } from '../words.ts';
import { csvParts } from './csv.ts';
import { DataGrid, type DataGridProps } from './data-grid.tsx';
import { tableWords } from './words.ts';

interface TablePartProps<Row> extends DataGridProps<Row> {
  /** Name of the file, without its end. */
  readonly file: string;
  /** How many rows were read so far, while more are. */
  readonly reading?: number | undefined;
  /** What is said where there are no rows. */
  readonly empty: ReactNode;
  /** Completes the rows before they are saved: what is only made for the rows in sight. */
  readonly complete?: (rows: readonly Row[]) => Promise<void>;
}

/** A table with how many rows it has, and the way to take all of them along as a file. */
export function TablePart<Row>({ file, reading, empty, complete, ...grid }: TablePartProps<Row>) {
  const { rows, columns } = grid;
  const isEmpty = rows.length === 0 && reading === undefined;
  const [state, setState] = useState<'idle' | 'saving' | 'failed'>('idle');
  const save = async () => {
    setState('saving');
    try {
      await complete?.(rows);
      const parts: string[] = [];
      for await (const part of csvParts(columns, rows)) parts.push(part);
      saveFile(`${file}.csv`, 'text/csv;charset=utf-8', parts);
      setState('idle');
    } catch {
      setState('failed');
    }
  };
  return (
    <div className="lens-stack">
      <div className={isEmpty ? 'lens-hidden' : 'lens-line'} data-spread>
        <span role="status" className="lens-muted">
          {reading !== undefined ? tableWords.reading(reading) : tableWords.rows(rows.length)}
        </span>
        {!isEmpty && (
          <Button onClick={save} disabled={reading !== undefined || state === 'saving'}>
            {state === 'saving' ? tableWords.saving : tableWords.csv}
          </Button>
        )}
      </div>
      {state === 'failed' && <Notice tone="bad" title={words.failed.title} live />}
      {isEmpty ? empty : <DataGrid {...grid} />}
    </div>
  );
}
