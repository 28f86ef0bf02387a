import { type EpochMs, epochMs } from '@infofi-lens/shared/units';
import type { FoldedTable } from '../../../storage/transfer/fold-rows.ts';
import type { Effects } from '../../../storage/transfer/import-rows.ts';
import type { ImportRows, ReadExport } from '../../../storage/transfer/read-export.ts';
import { Button } from '../../../ui/button.tsx';
import { dateTime, exactCount } from '../../../ui/format.ts';
import { dataWords } from './words.ts';

const text = dataWords.import;
const shownBad = 20;

interface PreviewProps {
  readonly file: ReadExport;
  readonly effects: Effects;
  readonly take: () => void;
  readonly cancel: () => void;
}

/** What an import would do, before it does anything. */
export function Preview({ file, effects, take, cancel }: PreviewProps) {
  const lines = Object.entries(effects) as [FoldedTable, Effects[FoldedTable]][]; // one for every table
  const badOf = (table: string) => file.bad.filter((one) => one.table === table).length;
  const does = lines.some(([, { added, replaced }]) => added + replaced > 0) || file.rows.settings.length > 0;
  return (
    <div className="lens-card lens-stack">
      <h4 className="lens-h3">{text.preview(dateTime(epochOf(file.exportedAt)))}</h4>
      <div className="settings-wide">
        <table className="lens-table">
          <thead>
            <tr>
              <th scope="col">{dataWords.what}</th>
              {[text.added, text.replaced, text.same, text.bad].map((head) => (
                <th key={head} scope="col" data-number>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(([table, { added, replaced, same }]) => (
              <tr key={table}>
                <th scope="row">{dataWords.things[table]}</th>
                {Object.entries({ added, replaced, same, bad: badOf(table) }).map(([name, n]) => (
                  <td key={name} data-number>
                    {exactCount(n)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {file.bad.length > 0 && (
        <details className="lens-details">
          <summary>{text.badTitle(file.bad.length)}</summary>
          <ul className="settings-codes">
            {file.bad.slice(0, shownBad).map((one) => (
              <li key={`${one.table} ${one.row} ${one.path}`}>
                <span className="lens-code">{text.badRow(dataWords.things[one.table], one.row, one.path)}</span>
              </li>
            ))}
            {file.bad.length > shownBad && <li>{text.more(file.bad.length - shownBad)}</li>}
          </ul>
        </details>
      )}
      <p className="lens-p lens-small">
        {file.rows.settings.length > 0 && `${text.settings} `}
        {text.settingsNot} {file.others > 0 && <span className="lens-muted">{text.others(file.others)}</span>}
      </p>
      {!does && <p className="lens-p">{text.nothing}</p>}
      <div className="lens-line">
        <Button kind="primary" onClick={take} disabled={!does}>
          {text.take}
        </Button>
        <Button onClick={cancel}>{text.cancel}</Button>
      </div>
    </div>
  );
}

/** Rows that will be walked through. */
export const sumOf = ({ settings: _, ...rows }: ImportRows): number => Object.values(rows).reduce((sum, { length }) => sum + length, 0);

/** A time out of a file or a database, where an impossible one shows as the oldest possible. */
export const epochOf = (ms: number): EpochMs => epochMs(ms) ?? (1_500_000_000_000 as EpochMs); // within this century
