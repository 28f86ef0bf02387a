import { type ChangeEvent, useEffect, useId, useRef, useState } from 'react';
import { send } from '../../../messaging/send.ts';
import { now } from '../../../storage/now.ts';
import { readSettings, type SettingsPatch } from '../../../storage/settings-schema.ts';
import { database } from '../../../storage/store.ts';
import { type Effects, foresee, forgetImport, lastImport, takeIn, undoImport } from '../../../storage/transfer/import-rows.ts';
import { type ReadExport, readExport } from '../../../storage/transfer/read-export.ts';
import { Button } from '../../../ui/button.tsx';
import { ago, dateTime } from '../../../ui/format.ts';
import { Notice } from '../../../ui/states.tsx';
import { epochOf, Preview, sumOf } from './import-preview.tsx';
import { importedSettings } from './imported-settings.ts';
import { dataWords } from './words.ts';

const text = dataWords.import;
/** Several times what the limits of the tables come to. */
const mostBytes = 500_000_000;

type At =
  | { readonly step: 'waiting' | 'reading' | 'undoing' }
  | { readonly step: 'previewing'; readonly file: ReadExport; readonly effects: Effects }
  | { readonly step: 'taking'; readonly done: number; readonly all: number }
  | { readonly step: 'done'; readonly effects: Effects }
  | { readonly step: 'undone'; readonly rows: number }
  | { readonly step: 'failed'; readonly why: 'tooLarge' | 'no-json' | 'other-form' | 'failed' };

/** Takes an export in: first what it would do, then the rows with their progress, then a way back. */
export function ImportPart() {
  const [at, go] = useState<At>({ step: 'waiting' });
  const [last, setLast] = useState<number>();
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whether there is a way back changes with each step
  useEffect(() => {
    lastImport().then(setLast, () => setLast(undefined)); // no database, no way back
  }, [at.step]);

  const read = async (chosen: File) => {
    if (chosen.size > mostBytes) return go({ step: 'failed', why: 'tooLarge' });
    go({ step: 'reading' });
    const file = readExport(await chosen.text());
    if (typeof file === 'string') return go({ step: 'failed', why: file });
    go({ step: 'previewing', file, effects: await foresee(database, file.rows) });
    heading.current?.focus();
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const [chosen] = input.files ?? [];
    if (chosen) read(chosen).catch(() => go({ step: 'failed', why: 'failed' }));
    input.value = ''; // so that the same file can be chosen again
  };
  const take = async (file: ReadExport) => {
    const all = sumOf(file.rows);
    go({ step: 'taking', done: 0, all });
    const effects = await takeIn(database, file.rows, now(), (done) => go({ step: 'taking', done, all }));
    const settings = settingsOf(file);
    if (settings) await send('change-settings', settings);
    go({ step: 'done', effects });
  };
  const undo = async () => {
    go({ step: 'undoing' });
    go({ step: 'undone', rows: await undoImport(database) });
  };
  const keep = () => forgetImport().then(() => setLast(undefined));
  const orFail = (work: Promise<unknown>) => void work.catch(() => go({ step: 'failed', why: 'failed' }));
  const busy = at.step === 'reading' || at.step === 'taking' || at.step === 'undoing';

  return (
    <div className="lens-stack" data-gap="small">
      <h3 className="lens-h3" ref={heading} tabIndex={-1}>
        {text.title}
      </h3>
      <div className="lens-line">
        <label className="lens-button settings-file" htmlFor={id} data-disabled={busy || undefined}>
          {at.step === 'reading' ? text.reading : text.choose}
          <input id={id} type="file" accept=".json,application/json" onChange={choose} disabled={busy} />
        </label>
      </div>
      <p className="lens-p lens-muted lens-small">{text.help}</p>
      {at.step === 'previewing' && (
        <Preview file={at.file} effects={at.effects} take={() => orFail(take(at.file))} cancel={() => go({ step: 'waiting' })} />
      )}
      {at.step === 'taking' && (
        <div className="lens-stack" data-gap="small" role="status">
          <progress className="settings-progress" value={at.done} max={at.all} aria-label={text.title} />
          <span>{text.progress(at.done, at.all)}</span>
        </div>
      )}
      {at.step === 'done' && <Notice tone="good" title={text.done(...totals(at.effects))} live />}
      {at.step === 'undoing' && <p role="status">{text.undoing}</p>}
      {at.step === 'undone' && <Notice tone="good" title={text.undone(at.rows)} live />}
      {at.step === 'failed' && <Notice tone="bad" title={text[whyWords[at.why]]} live />}
      {last !== undefined && !busy && (
        <div className="lens-card lens-stack" data-gap="small">
          <p className="lens-p lens-small">{text.last(`${ago(epochOf(last), now())} (${dateTime(epochOf(last))})`)}</p>
          <div className="lens-line">
            <Button onClick={() => orFail(undo())}>{text.undo}</Button>
            <Button kind="quiet" onClick={() => orFail(keep())}>
              {text.keep}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

const whyWords = { tooLarge: 'tooLarge', 'no-json': 'noJson', 'other-form': 'otherForm', failed: 'failed' } as const;

const totals = (effects: Effects): [added: number, replaced: number] => {
  const all = Object.values(effects);
  return [all.reduce((sum, { added }) => sum + added, 0), all.reduce((sum, { replaced }) => sum + replaced, 0)];
};

function settingsOf({ rows }: ReadExport): SettingsPatch | undefined {
  const settings = readSettings(rows.settings[0]?.value);
  return settings && importedSettings(settings);
}
