import { useState } from 'react';
import { exportJson } from '../../../storage/export.ts';
import { now } from '../../../storage/now.ts';
import { database } from '../../../storage/store.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/states.tsx';
import { download } from './download.ts';
import { dataWords } from './words.ts';

const text = dataWords.export;

/** Everything as a file: once to come back with, once to look at. */
export function ExportPart() {
  const [doing, setDoing] = useState<'nothing' | 'json' | 'csv' | 'failed'>('nothing');
  const give = (kind: 'json' | 'csv') => {
    setDoing(kind);
    const made = kind === 'json' ? asJson() : asZip();
    made.then(
      (blob) => {
        download(blob, `infofi-lens-${new Date(now()).toISOString().slice(0, 10)}.${kind === 'json' ? 'json' : 'zip'}`);
        setDoing('nothing');
      },
      () => setDoing('failed'),
    );
  };
  const busy = doing === 'json' || doing === 'csv';
  return (
    <div className="lens-stack" data-gap="small">
      <h3 className="lens-h3">{text.title}</h3>
      <div className="lens-line">
        <Button onClick={() => give('json')} disabled={busy}>
          {doing === 'json' ? text.doing : text.json}
        </Button>
        <Button onClick={() => give('csv')} disabled={busy}>
          {doing === 'csv' ? text.doing : text.csv}
        </Button>
      </div>
      <p className="lens-p lens-muted lens-small">{text.help}</p>
      {doing === 'failed' && <Notice tone="bad" title={text.failed} live />}
    </div>
  );
}

async function asJson(): Promise<Blob> {
  const parts: string[] = [];
  for await (const part of exportJson(database, now())) parts.push(part);
  return new Blob(parts, { type: 'application/json' });
}

async function asZip(): Promise<Blob> {
  const { exportZip } = await import('./export-zip.ts'); // needed once in a while, by few
  return exportZip(database, now());
}
