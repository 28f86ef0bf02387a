import type { EpochMs } from '@infofi-lens/shared/units';
import { type FormEvent, useState } from 'react';
import { browser } from 'wxt/browser';
import { send } from '../../messaging/send.ts';
import { useLive } from '../../storage/hooks.ts';
import type { Settings } from '../../storage/settings-schema.ts';
import { failing } from '../../storage/sync-status.ts';
import type { CatalogueState } from '../../storage/tables/state.ts';
import { Button } from '../../ui/button.tsx';
import { ago, count, duration } from '../../ui/format.ts';
import { problemText } from '../../ui/problem/problem-text.ts';
import { Notice } from '../../ui/states.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useNow } from '../../ui/use-now.ts';
import { apiOrigin, hostPattern } from './api-address.ts';
import { Reset } from './reset.tsx';
import { ServerKnows, ServerStatus } from './server-status.tsx';
import { useChange } from './use-change.ts';
import { settingsWords } from './words.ts';

const text = settingsWords.server;

/** Which server, how it is, and how synchronising goes. */
export function ServerSection({ settings }: { settings: Settings }) {
  const { change, failed } = useChange();
  return (
    <div className="lens-stack">
      <p className="lens-p lens-muted">{text.intro}</p>
      <Address key={settings.api} current={settings.api} onSave={(api) => change({ api })} />
      {failed && <Notice tone="bad" title={settingsWords.failed} live />}
      <Switch
        label={text.pull.label}
        detail={text.pull.detail}
        checked={settings.pullCrowd}
        disabled={settings.api === null}
        onChange={(pullCrowd) => change({ pullCrowd })}
      />
      <Reset settings={settings} section="server" change={change} />
      <SyncDetails server={settings.api} />
      {settings.api !== null && <ServerKnows server={settings.api} />}
    </div>
  );
}

function Address({ current, onSave }: { current: string | null; onSave: (api: string | null) => void }) {
  const [written, write] = useState(current ?? '');
  const [problem, setProblem] = useState<string>();
  const save = (event: FormEvent) => {
    event.preventDefault();
    const origin = apiOrigin(written);
    if (origin === undefined) return setProblem(text.invalid);
    setProblem(undefined);
    if (origin === null) return onSave(null);
    // Asked in the click itself; resolves at once when the host is held already.
    browser.permissions.request({ origins: [hostPattern(origin)] }).then(
      (given) => (given ? onSave(origin) : setProblem(text.denied)),
      () => setProblem(text.denied),
    );
  };
  return (
    <form className="lens-field" onSubmit={save} noValidate>
      <label htmlFor="api-address">{text.address}</label>
      <div className="settings-address">
        <input
          id="api-address"
          className="lens-input"
          type="url"
          inputMode="url"
          spellCheck={false}
          value={written}
          aria-invalid={problem !== undefined}
          aria-describedby="api-address-help"
          onChange={(event) => write(event.currentTarget.value)}
        />
        <Button type="submit" disabled={apiOrigin(written) === current}>
          {text.save}
        </Button>
      </div>
      <span id="api-address-help" className={problem ? 'settings-problem' : 'lens-muted lens-small'} role={problem ? 'alert' : undefined}>
        {problem ?? text.addressHelp}
      </span>
    </form>
  );
}

function SyncDetails({ server }: { server: string | null }) {
  const now = useNow();
  const [running, setRunning] = useState<'no' | 'yes' | 'failed'>('no');
  const state = useLive(async ({ state, queue, crowd }) => {
    const [sync, catalogue, waiting, known, proof] = await Promise.all([
      state.sync(),
      state.catalogue(),
      queue.count(),
      crowd.count(),
      state.proof(),
    ]);
    return { sync, catalogue, waiting, known, proof };
  }, []);
  if (!state) return null;
  const { sync, catalogue, waiting, known, proof } = state;
  const { lastError, notBefore = 0 } = failing(sync) ?? {};
  const run = () => {
    setRunning('yes');
    send('sync-now', {}).then(
      () => setRunning('no'),
      () => setRunning('failed'),
    );
  };
  const when = (at: EpochMs | undefined) => (at === undefined ? text.never : ago(at, now));
  return (
    <>
      <dl className="lens-pairs">
        {server !== null && (
          <>
            <dt>{text.status}</dt>
            <dd>
              <ServerStatus server={server} />
            </dd>
          </>
        )}
        <dt>{text.waiting}</dt>
        <dd>{count(waiting)}</dd>
        {proof && proof.found === undefined && (
          <>
            <dt>{text.proof}</dt>
            <dd>
              {text.proving} <span className="lens-muted">{text.tries(count(proof.next), count(2 ** proof.bits))}</span>
            </dd>
          </>
        )}
        <dt>{text.accepted}</dt>
        <dd>{count(sync.accepted)}</dd>
        {sync.quarantined > 0 && (
          <>
            <dt>{text.quarantined}</dt>
            <dd>
              {count(sync.quarantined)} <span className="lens-muted">{text.quarantinedWhy}</span>
            </dd>
          </>
        )}
        <dt>{text.lastSuccess}</dt>
        <dd>{when(sync.lastSuccessAt)}</dd>
        <dt>{text.lastError}</dt>
        <dd>{lastError ? `${problemText(lastError.code)} (${lastError.code}, ${ago(lastError.at, now)})` : text.none}</dd>
        {notBefore > now && (
          <>
            <dt>{text.nextTry}</dt>
            <dd>{duration(notBefore - now)}</dd>
          </>
        )}
        <dt>{text.crowd}</dt>
        <dd>
          {catalogue.asOf === undefined
            ? text.crowdNone
            : text.crowdCount(known, duration(now - catalogue.asOf), when(catalogue.checkedAt))}
          <Refusal catalogue={catalogue} now={now} />
        </dd>
      </dl>
      {server !== null && (
        <div className="lens-line">
          <Button onClick={run} disabled={running === 'yes'}>
            {running === 'yes' ? text.syncing : text.syncNow}
          </Button>
          {running === 'failed' && <span role="alert">{text.syncFailed}</span>}
        </div>
      )}
      {Object.keys(sync.refused).length > 0 && <Refused reasons={sync.refused} />}
    </>
  );
}

/** Why what was last offered was not believed, and what is used instead. */
function Refusal({ catalogue: { refused, asOf }, now }: { catalogue: CatalogueState; now: EpochMs }) {
  if (!refused) return null;
  return (
    <Notice tone="bad" title={text.crowdRefused(refused.reason, refused.code, ago(refused.at, now))}>
      {asOf !== undefined && text.crowdStill(duration(now - asOf))}
    </Notice>
  );
}

function Refused({ reasons }: { reasons: Readonly<Record<string, number>> }) {
  return (
    <div className="lens-stack" data-gap="small">
      <h3 className="lens-h3">{text.refused}</h3>
      <p className="lens-p lens-muted lens-small">{text.refusedWhy}</p>
      <table className="lens-table">
        <thead>
          <tr>
            <th scope="col">{text.reason}</th>
            <th scope="col" data-number>
              {text.count}
            </th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(reasons).map(([code, n]) => (
            <tr key={code}>
              <td>
                <span className="lens-code">{code}</span>
              </td>
              <td data-number>{count(n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
