import { LensError } from '@infofi-lens/shared/errors';
import { useRef, useState } from 'react';
import type { DataOf } from '../../messaging/protocol.ts';
import { send } from '../../messaging/send.ts';
import { consentTo } from '../../permissions/data-consent.ts';
import { useLive } from '../../storage/hooks.ts';
import type { LedgerState } from '../../storage/tables/state.ts';
import { Button } from '../../ui/button.tsx';
import { ago } from '../../ui/format.ts';
import { Loading, Notice } from '../../ui/states.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ledgerWords as words } from './words.ts';

const whatToDo = (code: string) => words.problems[code] ?? words.retried(code);

/** Whether the person's own record is the same in all their browsers, and how that goes. */
export function LedgerSection() {
  const held = useLive(async ({ session, settings, state }) => {
    const [current, { api, syncLedger }, ledger] = await Promise.all([session.current(), settings.get(), state.ledger()]);
    return { isSignedIn: current !== undefined && current.server === api, isOn: typeof syncLedger === 'string', ledger };
  }, []);
  const { doing, failed, done, wish } = useWish();
  if (!held) return <Loading rows={2} />;
  const { isSignedIn, isOn, ledger } = held;
  return (
    <div className="lens-stack settings-part" data-gap="small">
      <h3 className="lens-h3">{words.title}</h3>
      <p className="lens-p lens-muted">{words.why}</p>
      <p className="lens-p lens-muted">{words.clear}</p>
      {!isSignedIn && !isOn && <p className="lens-p lens-small">{words.signIn}</p>}
      {(isSignedIn || isOn) && (
        <Switch
          label={words.on}
          detail={words.onDetail}
          checked={doing === 'start' || (isOn && doing !== 'stop')}
          onChange={(on) => (on ? void consentTo(['ledger']).then((given) => given && wish('start')) : wish('stop'))}
        />
      )}
      {!isOn && ledger.ended && done !== 'delete' && <Notice tone="info" title={words.ended[ledger.ended]} />}
      {isOn && <HowItGoes ledger={ledger} />}
      {isSignedIn && <Actions isOn={isOn} busy={doing !== undefined} wish={wish} />}
      {failed && (
        <Notice tone="bad" title={words.failed} live>
          <p className="lens-p">{whatToDo(failed.code)}</p>
        </Notice>
      )}
      {done === 'delete' && <Notice tone="good" title={words.deleted} live />}
    </div>
  );
}

type Wish = DataOf<'ledger'>['wish'];

function useWish() {
  const [doing, setDoing] = useState<Wish>();
  const [failed, setFailed] = useState<LensError>();
  const [done, setDone] = useState<Wish>();
  const wish = (what: Wish) => {
    if (doing !== undefined) return; // and nothing is disabled meanwhile: whoever pressed with a key keeps their place
    setDoing(what);
    setFailed(undefined);
    setDone(undefined);
    send('ledger', { wish: what })
      .then(
        () => setDone(what),
        (error: unknown) => setFailed(error instanceof LensError ? error : new LensError('failed', String(error))),
      )
      .finally(() => setDoing(undefined));
  };
  return { doing, failed, done, wish };
}

function HowItGoes({ ledger: { lastSuccessAt, lastError, refused } }: { ledger: LedgerState }) {
  const now = useNow();
  return (
    <>
      <p className="lens-p lens-small" role="status">
        {lastSuccessAt === undefined ? words.never : words.last(ago(lastSuccessAt, now))} {refused > 0 && words.refused(refused)}
      </p>
      {lastError && (
        <Notice tone="warn" title={words.lastFailed(ago(lastError.at, now))}>
          <p className="lens-p">{whatToDo(lastError.code)}</p>
        </Notice>
      )}
    </>
  );
}

function Actions({ isOn, busy, wish }: { isOn: boolean; busy: boolean; wish: (what: Wish) => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <div className="lens-line">
        {isOn && (
          <Button aria-busy={busy} onClick={() => wish('now')}>
            {busy ? words.busy : words.now}
          </Button>
        )}
        <Button kind="danger" onClick={() => dialog.current?.showModal()}>
          {words.delete}
        </Button>
      </div>
      <dialog ref={dialog} className="settings-dialog" aria-labelledby="ledger-delete-title">
        <div className="lens-stack">
          <h2 className="lens-h2" id="ledger-delete-title">
            {words.deleteTitle}
          </h2>
          <p className="lens-p">{words.deleteWhat}</p>
          <div className="lens-line">
            <Button onClick={() => dialog.current?.close()}>{words.cancel}</Button>
            <Button
              kind="danger"
              onClick={() => {
                dialog.current?.close();
                wish('delete');
              }}
            >
              {words.deleteYes}
            </Button>
          </div>
        </div>
      </dialog>
    </>
  );
}
