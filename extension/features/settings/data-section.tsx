import { useEffect, useRef, useState } from 'react';
import { send } from '../../messaging/send.ts';
import { exportJson } from '../../storage/export.ts';
import { now } from '../../storage/now.ts';
import { database } from '../../storage/store.ts';
import { Button } from '../../ui/button.tsx';
import { decimal } from '../../ui/format.ts';
import { Notice } from '../../ui/states.tsx';
import { download } from './download.ts';
import { OutcomesData } from './outcomes-data.tsx';
import { settingsWords } from './words.ts';

const text = settingsWords.data;
type Doing = 'nothing' | 'exporting' | 'export-failed' | 'deleting' | 'deleted' | 'delete-failed';

/** Taking one's data along, and taking it away. */
export function DataSection() {
  const [doing, setDoing] = useState<Doing>('nothing');
  const [size, setSize] = useState<string>();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    navigator.storage.estimate().then(
      ({ usage }) => setSize(usage === undefined ? undefined : `${decimal(usage / 1_048_576, 1)} MB`),
      () => setSize(undefined), // a browser that does not say: nothing is shown
    );
  }, []);

  const exportAll = async () => {
    setDoing('exporting');
    try {
      const parts: string[] = [];
      for await (const part of exportJson(database, now())) parts.push(part);
      download(new Blob(parts, { type: 'application/json' }), `infofi-lens-${new Date(now()).toISOString().slice(0, 10)}.json`);
      setDoing('nothing');
    } catch {
      setDoing('export-failed');
    }
  };
  const erase = () => {
    dialog.current?.close();
    setDoing('deleting');
    send('erase', {}).then(
      () => setDoing('deleted'),
      () => setDoing('delete-failed'),
    );
  };

  return (
    <div className="lens-stack">
      <p className="lens-p lens-muted">
        {text.intro} {size !== undefined && text.size(size)}
      </p>
      <div className="lens-line">
        <Button onClick={exportAll} disabled={doing === 'exporting'}>
          {doing === 'exporting' ? text.exporting : text.export}
        </Button>
        <Button kind="danger" onClick={() => dialog.current?.showModal()} disabled={doing === 'deleting'}>
          {doing === 'deleting' ? text.deleting : text.delete}
        </Button>
      </div>
      <p className="lens-p lens-muted lens-small">{text.exportHelp}</p>
      {doing === 'export-failed' && <Notice tone="bad" title={text.exportFailed} live />}
      {doing === 'deleted' && <Notice tone="good" title={text.deleted} live />}
      {doing === 'delete-failed' && <Notice tone="bad" title={text.deleteFailed} live />}
      <OutcomesData />
      <dialog ref={dialog} className="settings-dialog" aria-labelledby="delete-title">
        <div className="lens-stack">
          <h2 className="lens-h2" id="delete-title">
            {text.deleteTitle}
          </h2>
          <p className="lens-p">{text.deleteWhat}</p>
          <div className="lens-line">
            <Button onClick={() => dialog.current?.close()}>{text.cancel}</Button>
            <Button kind="danger" onClick={erase}>
              {text.deleteYes}
            </Button>
          </div>
        </div>
      </dialog>
    </div>
  );
}
