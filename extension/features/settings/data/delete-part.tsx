import { useRef, useState } from 'react';
import { send } from '../../../messaging/send.ts';
import { holdings } from '../../../storage/holdings.ts';
import { database } from '../../../storage/store.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/states.tsx';
import { HoldingsTable } from './holdings-table.tsx';
import { dataWords } from './words.ts';

const text = dataWords.delete;
type Holdings = Awaited<ReturnType<typeof holdings>>;
type At =
  | { readonly step: 'start' | 'counting' | 'failed' }
  | { readonly step: 'sure' | 'deleting'; readonly before: Holdings }
  | { readonly step: 'deleted'; readonly before: Holdings; readonly after: Holdings };

/** Takes everything away: first what that is, then a word that it was meant, then that it is gone. */
export function DeletePart() {
  const [at, go] = useState<At>({ step: 'start' });
  const [isSure, setSure] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const ask = async () => {
    go({ step: 'counting' });
    setSure(false);
    go({ step: 'sure', before: await holdings(database) });
    dialog.current?.showModal();
  };
  const erase = async (before: Holdings) => {
    dialog.current?.close();
    go({ step: 'deleting', before });
    await send('erase', {});
    go({ step: 'deleted', before, after: await holdings(database) });
  };
  const orFail = (work: Promise<void>) => void work.catch(() => go({ step: 'failed' }));
  return (
    <div className="lens-stack" data-gap="small">
      <h3 className="lens-h3">{text.title}</h3>
      <div className="lens-line">
        <Button kind="danger" onClick={() => orFail(ask())} disabled={at.step === 'counting' || at.step === 'deleting'}>
          {at.step === 'deleting' ? text.doing : text.start}
        </Button>
      </div>
      {at.step === 'deleting' && <progress className="settings-progress" aria-label={text.doing} />}
      {at.step === 'deleted' && (
        <>
          <Notice tone="good" title={text.done} live />
          <HoldingsTable heads={[dataWords.before, dataWords.after]} of={[at.before, at.after]} />
          {(at.after.facts ?? 0) > 0 && <p className="lens-p lens-muted lens-small">{text.left}</p>}
        </>
      )}
      {at.step === 'failed' && <Notice tone="bad" title={text.failed} live />}
      <dialog ref={dialog} className="settings-dialog" aria-labelledby="delete-title">
        {at.step === 'sure' && (
          <div className="lens-stack">
            <h2 className="lens-h2" id="delete-title">
              {text.heading}
            </h2>
            <p className="lens-p">{text.what}</p>
            <HoldingsTable heads={[dataWords.here]} of={[at.before]} />
            {(at.before.identity ?? 0) > 0 && <p className="lens-p">{text.server}</p>}
            <label className="settings-check">
              <input type="checkbox" checked={isSure} onChange={(event) => setSure(event.currentTarget.checked)} />
              {text.sure}
            </label>
            <div className="lens-line">
              <Button onClick={() => dialog.current?.close()}>{text.cancel}</Button>
              <Button kind="danger" disabled={!isSure} onClick={() => orFail(erase(at.before))}>
                {text.yes}
              </Button>
            </div>
          </div>
        )}
      </dialog>
    </div>
  );
}
