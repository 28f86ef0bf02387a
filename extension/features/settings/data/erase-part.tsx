import { useState } from 'react';
import { send } from '../../../messaging/send.ts';
import { useLive } from '../../../storage/hooks.ts';
import type { ErasureReceipt } from '../../../storage/tables/state.ts';
import { Button } from '../../../ui/button.tsx';
import { dateTime, exactCount } from '../../../ui/format.ts';
import { codeOf, problemText } from '../../../ui/problem/problem-text.ts';
import { Loading, Notice } from '../../../ui/states.tsx';
import { download } from './download.ts';
import { dataWords } from './words.ts';

const text = dataWords.erase;

/** Has servers erase what was shared, and shows what they answered. */
export function ErasePart() {
  const state = useLive(async ({ identity, state }) => {
    const [key, receipts] = await Promise.all([identity.get(), state.erasures()]);
    return { servers: key?.registeredAt ?? [], receipts };
  }, []);
  const [at, go] = useState<'start' | 'sure' | 'doing'>('start');
  const [problem, setProblem] = useState<string>();
  if (!state) return <Loading rows={1} />;
  const erase = () => {
    go('doing');
    setProblem(undefined);
    send('erase-shared', {})
      .catch((error: Error) => setProblem(problemText(codeOf(error))))
      .finally(() => go('start'));
  };
  return (
    <div className="lens-stack" data-gap="small">
      <h3 className="lens-h3">{text.title}</h3>
      <p className="lens-p lens-muted">{state.servers.length > 0 ? text.intro : text.nothing}</p>
      {state.servers.length > 0 && at === 'start' && (
        <div className="lens-line">
          <Button kind="danger" onClick={() => go('sure')}>
            {text.start}
          </Button>
          <span className="lens-muted lens-small">{state.servers.join(', ')}</span>
        </div>
      )}
      {at === 'sure' && (
        <div className="lens-line">
          <strong>{text.sure}</strong>
          <Button kind="danger" onClick={erase}>
            {text.yes}
          </Button>
          <Button onClick={() => go('start')}>{text.no}</Button>
        </div>
      )}
      {at === 'doing' && (
        <div className="lens-stack" data-gap="small" role="status">
          <progress className="settings-progress" aria-label={text.doing} />
          <span>{text.doing}</span>
        </div>
      )}
      {problem !== undefined && (
        <Notice tone="bad" title={text.failed} live>
          <p className="lens-p">
            {problem} {text.failedHelp}
          </p>
        </Notice>
      )}
      {state.receipts.map((receipt) => (
        <Receipt key={`${receipt.server} ${receipt.at}`} receipt={receipt} />
      ))}
      {state.receipts.length > 0 && <p className="lens-p lens-muted lens-small">{text.keepHint}</p>}
    </div>
  );
}

function Receipt({ receipt }: { receipt: ErasureReceipt }) {
  const { server, at, contributor, proof, askedAgain } = receipt;
  const save = () => download(new Blob([JSON.stringify(receipt, null, 2)], { type: 'application/json' }), 'infofi-lens-erasure.json');
  return (
    <Notice tone={isProved(askedAgain) ? 'good' : 'warn'} title={text.receipt(server, dateTime(at))} live>
      <dl className="lens-pairs">
        <dt>{text.key}</dt>
        <dd>{text.keyIs(contributor)}</dd>
        {proof &&
          (['claims', 'sightings', 'factsChanged', 'checkpoint'] as const).map((name) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{text[name]}</dt>
              <dd>{exactCount(proof[name])}</dd>
            </div>
          ))}
        <dt>{text.check}</dt>
        <dd>{checkText(askedAgain)}</dd>
      </dl>
      {!proof && <p className="lens-p">{text.noProof}</p>}
      <span>
        <Button onClick={save}>{text.save}</Button>
      </span>
    </Notice>
  );
}

const isProved = (code: string | undefined): boolean => code === 'unknown_contributor';

function checkText(code: string | undefined): string {
  if (code === undefined) return text.uncheckable;
  return isProved(code) ? text.checked : text.notChecked(code);
}
