import { type ChangeEvent, useId, useState } from 'react';
import { useLive } from '../../../storage/hooks.ts';
import { uploadTime } from '../../../storage/jitter.ts';
import { now } from '../../../storage/now.ts';
import { store } from '../../../storage/store.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/states.tsx';
import { outcomesFile, settingsWords } from '../words.ts';
import { download } from './download.ts';
import type { ImportedOutcomes } from './read-outcomes.ts';

const text = settingsWords.outcomes;
/** A file of this size holds more outcomes than anybody has. */
const mostBytes = 5_000_000;
const shownProblems = 20;
type Done = Pick<ImportedOutcomes, 'problems'> & { readonly taken: number };

/** Outcomes as a file, in and out. */
export function OutcomesData() {
  const held = useLive(({ outcomes }) => outcomes.count(), []);
  const [done, setDone] = useState<Done>();
  const [failed, setFailed] = useState(false);
  const id = useId();

  const take = async (file: File) => {
    if (file.size > mostBytes) return setFailed(true);
    const at = now();
    const { readOutcomes } = await import('./read-outcomes.ts'); // needed once in a while, by few
    const { outcomes, problems } = readOutcomes(await file.text(), at);
    await store.atOnce(() => store.outcomes.record(outcomes, { at, due: uploadTime(at) }));
    setFailed(false);
    setDone({ problems, taken: outcomes.length });
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const file = input.files?.[0];
    if (file) take(file).catch(() => setFailed(true));
    input.value = ''; // so that the same file can be chosen again once it was corrected
  };
  const give = async () => {
    const rows = await store.outcomes.all();
    const { writeOutcomes } = await import('./write-outcomes.ts'); // as above
    download(new Blob([writeOutcomes(rows.map(({ outcome }) => outcome))], { type: 'text/csv' }), outcomesFile.name);
  };
  return (
    <div className="lens-stack settings-part" data-gap="small">
      <h3 className="lens-h3">{text.title}</h3>
      <p className="lens-p lens-muted">{text.held(held ?? 0)}</p>
      <div className="lens-line">
        <label className="lens-button settings-file" htmlFor={id}>
          {text.import}
          <input id={id} type="file" accept=".csv,text/csv" onChange={choose} />
        </label>
        <Button onClick={() => give().catch(() => setFailed(true))} disabled={held === 0}>
          {text.export}
        </Button>
      </div>
      <details className="lens-details">
        <summary>{text.columns}</summary>
        <p className="lens-p lens-small">{text.columnsHelp}</p>
        <pre className="settings-raw">{outcomesFile.example}</pre>
      </details>
      {failed && <Notice tone="bad" title={text.failed} live />}
      {done && <Imported done={done} />}
    </div>
  );
}

function Imported({ done: { taken, problems } }: { done: Done }) {
  return (
    <Notice tone={problems.length === 0 ? 'good' : 'warn'} title={text.imported(taken, problems.length)} live>
      {problems.length > 0 && (
        <ul className="settings-codes">
          {problems.slice(0, shownProblems).map(({ line, why }) => (
            <li key={line}>{text.problem(line, text.why[why])}</li>
          ))}
          {problems.length > shownProblems && <li>{text.more(problems.length - shownProblems)}</li>}
        </ul>
      )}
    </Notice>
  );
}
